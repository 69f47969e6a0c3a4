import { expect } from 'chai';
import type { AuditEntry } from '../../../../src/application/audit/ports.ts';
import type { Payment } from '../../../../src/domain/payments/payment.ts';
import type { History } from './history.ts';

/** The network spoils lists of refunds, and each spoiled one is written down. */
const spoiledInLists = /^refund \S*: /;

const all = { limit: 100_000, offset: 0 };

/** After quiet: what must be true of every history. */
export async function checkInvariants(history: History): Promise<number> {
  const { harness } = history;
  const { items: payments } = await harness.store.payments.page({ order: 'createdAt' }, all);
  const { items: entries } = await harness.store.audit.page({}, all);
  expect(history.defects, 'defects').to.deep.equal([]);
  expect(history.network.callsInTransactions, 'calls of the gateway in a transaction').to.equal(0);
  expect(
    entries
      .filter(({ action, to }) => action === 'payment.contradicted' && !spoiledInLists.test(to ?? ''))
      .map(({ from, to, why, transactionId }) => ({ from, to, why, transactionId })),
    'contradictions',
  ).to.deep.equal([]);
  for (const payment of payments) {
    await checkCharge(history, payment);
    await checkRefunds(history, payment);
    checkAudit(payment, entries.filter(({ transactionId }) => transactionId === payment.facts.id).reverse());
    checkMails(history, payment);
  }
  for (const key of history.keys.keys()) {
    const bound = new Set(history.seen.filter((one) => one.key === key).map(({ paymentId }) => paymentId));
    expect(bound.size, `payments of ${key}`).to.be.at.most(1);
  }
  return payments.length;
}

const collected = ['completed', 'partially_refunded', 'refunded', 'disputed', 'lost'];

async function checkCharge({ harness, seen, disputed }: History, { facts }: Payment): Promise<void> {
  const paid = (await harness.ledger.intentsOf(facts.id)).filter(({ state }) => state === 'paid');
  expect(paid.length, 'collected').to.be.at.most(1);
  expect(facts.status, 'settled').not.to.equal('pending');
  expect(facts.leasedUntil, 'lease').to.equal(null);
  expect(collected.includes(facts.status), 'row and gateway').to.equal(paid.length === 1);
  if (paid.length === 1) expect(paid[0]).to.include({ id: facts.intentId, amount: facts.amount });
  const dispute = disputed.get(facts.id);
  const ends = { won: 'completed', lost: 'lost', open: 'disputed' };
  if (dispute !== undefined && facts.refunds.length === 0) expect(facts.status, 'dispute').to.equal(ends[dispute]);
  for (const { end } of seen.filter(({ paymentId }) => paymentId === facts.id)) {
    if (end === 'completed') expect(facts.status, 'told completed').not.to.equal('failed');
    if (end === 'payment.declined' || end === 'payment.abandoned')
      expect(facts.status, `told ${end}`).to.equal('failed');
    if (facts.failureCode === 'abandoned') expect(end, 'told of an abandoned one').not.to.equal('payment.declined');
  }
}

async function checkRefunds({ harness }: History, payment: Payment): Promise<void> {
  const { facts, refunded, reserved } = payment;
  const there = facts.intentId === null ? [] : await harness.ledger.refundsOf(facts.intentId);
  expect(reserved, 'reserved').to.equal(0);
  expect(refunded, 'refunded').to.equal(there.reduce((sum, { amount }) => sum + amount, 0));
  expect(refunded, 'refunded').to.be.at.most(facts.amount);
  const asked = there.map(({ refundId }) => refundId).filter((id) => !id?.startsWith('desk-'));
  expect(new Set(asked).size, 'one refund for each that was asked for').to.equal(asked.length);
  const named = facts.refunds.filter(({ status }) => status === 'succeeded').map(({ gatewayId }) => gatewayId);
  expect(named, 'refunds').to.have.members(there.map(({ id }) => id));
}

/** The rows of each thing make one chain from its beginning to where it is. */
function checkAudit({ facts }: Payment, entries: readonly AuditEntry[]): void {
  for (const [type, { id, status }] of [
    ['payment', facts] as const,
    ...facts.refunds.map((refund) => ['refund', refund] as const),
  ]) {
    const chain = entries.filter(
      ({ subject, action }) => subject.type === type && subject.id === id && action !== 'payment.contradicted',
    );
    const states = [null, ...chain.map(({ to }) => to)];
    expect(
      chain.map(({ from }) => from),
      'audit',
    ).to.deep.equal(states.slice(0, -1));
    expect(states.at(-1), 'audit').to.equal(status);
  }
}

function checkMails({ harness }: History, { facts }: Payment): void {
  const mails = harness.store.outbox
    .posted()
    .filter((mail) => 'paymentId' in mail.facts && mail.facts.paymentId === facts.id);
  const receipts = mails.filter(({ name }) => name === 'payment-receipt');
  expect(receipts.length, 'receipts').to.equal(collected.includes(facts.status) ? 1 : 0);
  const ofRefunds = mails.flatMap((mail) => ('refundId' in mail.facts ? [mail.facts.refundId] : []));
  const succeeded = facts.refunds.filter(({ status }) => status === 'succeeded').map(({ id }) => id);
  expect(ofRefunds, 'receipts of refunds').to.have.members(succeeded);
}
