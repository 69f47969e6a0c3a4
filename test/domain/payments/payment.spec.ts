import { expect } from 'chai';
import type { Instant } from '../../../src/domain/kernel/instant.ts';
import type { Currency, MinorUnits } from '../../../src/domain/payments/money.ts';
import type { IntentObservation, IntentState } from '../../../src/domain/payments/observations.ts';
import { Payment, type PaymentFacts } from '../../../src/domain/payments/payment.ts';
import { failRefund, newRefund, observeRefund } from '../../../src/domain/payments/refunds.ts';

const opened = '2026-03-01T10:00:00.000Z' as Instant;
const later = '2026-03-01T11:00:00.000Z' as Instant;
const terms = { amount: 1000 as MinorUnits, currency: 'USD' as Currency, paymentMethod: 'pm', description: null };
const pending = () => Payment.open({ id: 'p1', ownerId: 'ada', gateway: 'g' }, terms, later, opened).payment;
const payment = (facts: Partial<PaymentFacts>) => Payment.restore({ ...pending().facts, ...facts });
const observed = (state: IntentState, change: Partial<IntentObservation> = {}): IntentObservation => ({
  ...{ id: 'pi_1', state, failureCode: null, nextAction: null, ...change },
});
const refused = (from: string, to: string) => ({ kind: 'payment.transition_refused', from, to });
const action = { type: 'redirect', redirectUrl: 'https://bank.example' };

describe('a payment', () => {
  it('begins pending, held by whoever carries it out', () => {
    const { payment: made, transitions } = Payment.open(
      { id: 'p1', ownerId: 'ada', gateway: 'g' },
      terms,
      later,
      opened,
    );
    expect(made.facts).to.deep.equal({
      ...{ ...terms, id: 'p1', ownerId: 'ada', gateway: 'g', status: 'pending', intentId: null, failureCode: null },
      ...{ nextAction: null, refunds: [], disputes: [], leasedUntil: later },
      ...{ createdAt: opened, updatedAt: opened, refundedAt: null },
    });
    expect(transitions).to.deep.equal([
      {
        ...{ of: 'payment', id: 'p1', from: null, to: 'pending' },
        ...{ amount: 1000, gatewayId: null, failureCode: null },
      },
    ]);
  });

  it('has one intent, and no other', () => {
    const attached = pending().attach('pi_1')._unsafeUnwrap();
    expect(attached.facts.intentId).to.equal('pi_1');
    expect(attached.attach('pi_1')._unsafeUnwrap()).to.equal(attached);
    expect(attached.attach('pi_2')._unsafeUnwrapErr()).to.deep.equal(refused('intent pi_1', 'intent pi_2'));
    expect(attached.observeIntent(observed('paid', { id: 'pi_2' }), later).isErr()).to.equal(true);
  });

  for (const [state, status, failureCode] of [
    ['paid', 'completed', null],
    ['declined', 'failed', 'card_declined'],
    ['closed', 'failed', 'canceled'],
  ] as const)
    it(`is ${status} once its intent is ${state}`, () => {
      const change = pending().observeIntent(observed(state), later)._unsafeUnwrap();
      expect(change.payment.facts).to.deep.include({ status, failureCode, leasedUntil: null, updatedAt: later });
      expect(change.transitions.map(({ from, to }) => [from, to])).to.deep.equal([['pending', status]]);
      const named = pending()
        .observeIntent(observed(state, { failureCode: 'x' }), later)
        ._unsafeUnwrap();
      expect(named.payment.facts.failureCode).to.equal(status === 'failed' ? 'x' : null);
    });

  it('stays pending where another card may be tried', () => {
    const waiting = payment({ intentId: 'pi_1', nextAction: action });
    expect(waiting.observeIntent(observed('declined'), later)._unsafeUnwrap().payment).to.equal(waiting);
  });

  for (const state of ['unconfirmed', 'action_needed', 'processing'] as const)
    it(`keeps what the payer has to do while its intent is ${state}`, () => {
      const asked = payment({ intentId: 'pi_1' }).observeIntent(observed(state, { nextAction: action }), later);
      const { payment: waiting, transitions } = asked._unsafeUnwrap();
      expect([waiting.facts.nextAction, waiting.facts.updatedAt, transitions]).to.deep.equal([action, later, []]);
      const again = waiting.observeIntent(observed(state, { nextAction: { ...action } }), later)._unsafeUnwrap();
      expect(again.payment).to.equal(waiting);
      expect(waiting.observeIntent(observed(state), later)._unsafeUnwrap().payment).to.equal(waiting);
    });

  it('that has failed is contradicted by money, and by nothing else', () => {
    const failed = payment({ intentId: 'pi_1', status: 'failed' });
    expect(failed.observeIntent(observed('paid'), later)._unsafeUnwrapErr()).to.deep.equal(
      refused('failed', 'completed'),
    );
    expect(failed.observeIntent(observed('declined'), later)._unsafeUnwrap().payment).to.equal(failed);
  });

  it('is abandoned only where nothing was ever asked of the gateway', () => {
    const { payment: abandoned } = pending().abandon(later)._unsafeUnwrap();
    expect(abandoned.facts).to.deep.include({ status: 'failed', failureCode: 'abandoned' });
    expect(payment({ intentId: 'pi_1' }).abandon(later)._unsafeUnwrapErr()).to.deep.equal(
      refused('intent pi_1', 'abandoned'),
    );
  });

  it('knows its refunds, and which of them are open', () => {
    const refunds = [
      newRefund('r1', 400 as MinorUnits, opened),
      { ...newRefund('r2', 100 as MinorUnits, opened), status: 'failed' as const },
    ];
    const with2 = payment({ status: 'completed', refunds });
    expect([with2.hasOpenRefund('r1'), with2.hasOpenRefund('r2'), with2.hasOpenRefund('r3')]).to.deep.equal([
      true,
      false,
      false,
    ]);
    expect([with2.reserved, with2.refunded, with2.refund('r3')]).to.deep.equal([400, 0, undefined]);
  });

  it('reserves no more than is left', () => {
    const taken = payment({ status: 'completed', refunds: [newRefund('r1', 999 as MinorUnits, opened)] });
    const order = { id: 'r2', amount: undefined, reason: null, leasedUntil: later };
    const last = taken.reserveRefund(order, later)._unsafeUnwrap();
    expect(last.refund.amount).to.equal(1);
    expect(last.payment.reserveRefund({ ...order, id: 'r3' }, later)._unsafeUnwrapErr()).to.deep.equal({
      kind: 'payment.already_refunded',
    });
  });

  it('is contradicted by a refund or a dispute of what was never collected', () => {
    const refund = {
      id: 're_1',
      refundId: null,
      amount: 1 as MinorUnits,
      state: 'succeeded',
      failureCode: null,
    } as const;
    expect(pending().observeRefund(refund, 'r9', later)._unsafeUnwrapErr()).to.deep.equal(
      refused('pending', 'refunded'),
    );
    expect(pending().observeDispute({ id: 'd1', state: 'open' }, later)._unsafeUnwrapErr()).to.deep.equal(
      refused('pending', 'disputed'),
    );
  });

  it('that was paid back notes a dispute, which moves nothing', () => {
    const refunded = payment({ status: 'refunded' });
    const { payment: noted, transitions } = refunded.observeDispute({ id: 'd1', state: 'lost' }, later)._unsafeUnwrap();
    expect([noted.facts.status, noted.facts.disputes.length, transitions]).to.deep.equal(['refunded', 1, []]);
  });
});

describe('a refund', () => {
  const known = newRefund('r1', 400 as MinorUnits, opened);
  const seen = {
    id: 're_1',
    refundId: 'r1',
    amount: 400 as MinorUnits,
    state: 'succeeded',
    failureCode: null,
  } as const;

  it('of another amount contradicts the row', () => {
    const odd = observeRefund([known], { ...seen, amount: 300 as MinorUnits }, 'r9', later);
    expect(odd._unsafeUnwrapErr()).to.deep.equal(refused('refund of 400', 'refund of 300'));
  });

  it('is released once, and only while it is open', () => {
    const failed = failRefund([known], 'r1', 'x', later)._unsafeUnwrap();
    expect(failed.refunds[0]).to.deep.include({ status: 'failed', failureCode: 'x', updatedAt: later });
    for (const [refunds, id] of [
      [failed.refunds, 'r1'],
      [[known], 'r2'],
    ] as const)
      expect(failRefund(refunds, id, 'y', later)._unsafeUnwrap()).to.deep.equal({ refunds, transitions: [] });
  });
});
