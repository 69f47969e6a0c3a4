import { expect } from 'chai';
import { errAsync } from 'neverthrow';
import { type PaymentGateway, unreachable } from '../../../src/application/payments/payment-gateway.ts';
import { gatewayWith } from '../../support/payments/gateway-with.ts';
import { actor, PaymentHarness, terms } from '../../support/payments/payment-harness.ts';

/** A gateway of which these calls are not answered. */
function withAway(...away: (keyof PaymentGateway)[]) {
  const harness = new PaymentHarness({
    gateway: (real) =>
      gatewayWith(real, (name, call) => (away.includes(name) ? errAsync(unreachable('away', false)) : call())),
  });
  const factsOf = async () =>
    (await harness.store.payments.page({ order: '-createdAt' }, { limit: 1, offset: 0 })).items[0]?.facts;
  return { harness, away, factsOf };
}
const waiting = () => terms({ paymentMethod: 'pm_card_authenticationRequired' });

describe('reconciliation', () => {
  it('leaves what the payer has to confirm for 24 hours, and then cancels it', async () => {
    const { harness, factsOf } = withAway();
    await harness.payments.make.execute(actor(), waiting());
    harness.clock.advance({ hours: 24 });
    expect(await harness.payments.reconcile.execute()).to.deep.equal({ looked: 1, settled: 0, open: 1 });
    harness.clock.advance({ milliseconds: 1 });
    expect(await harness.payments.reconcile.execute()).to.deep.equal({ looked: 1, settled: 1, open: 0 });
    expect((await factsOf())?.status).to.equal('failed');
  });

  it('looks at what was begun a minute ago, or as long ago as was asked for', async () => {
    const { harness } = withAway();
    await harness.payments.make.execute(actor(), waiting());
    harness.clock.advance({ seconds: 59, milliseconds: 999 });
    expect((await harness.payments.reconcile.execute()).looked).to.equal(0);
    expect((await harness.payments.reconcile.execute({ pendingForSeconds: 59 })).looked).to.equal(1);
    harness.clock.advance({ milliseconds: 1 });
    expect((await harness.payments.reconcile.execute()).looked).to.equal(1);
  });

  it('says how far it is, and nothing of what is settled', async () => {
    const { harness } = withAway();
    for (const _ of [1, 2, 3]) await harness.payments.make.execute(actor(), waiting());
    await harness.payments.make.execute(actor(), terms());
    harness.clock.advance({ seconds: 61 });
    const reached: number[] = [];
    await harness.payments.reconcile.execute({ reached: (looked) => void reached.push(looked) });
    expect(reached).to.deep.equal([1, 2, 3]);
  });

  it('leaves a charge open whose end nobody knows, and says so', async () => {
    const { harness, away, factsOf } = withAway('confirmIntent', 'retrieveIntent');
    await harness.payments.make.execute(actor(), terms());
    harness.clock.advance({ seconds: 61 });
    harness.log.lines.length = 0;
    expect(await harness.payments.reconcile.execute()).to.deep.equal({ looked: 1, settled: 0, open: 1 });
    expect(await factsOf()).to.include({ status: 'pending', leasedUntil: null });
    expect(harness.log.lines.map(({ message }) => message)).to.deep.equal(['the gateway did not say']);
    away.length = 0;
    expect(await harness.payments.reconcile.execute()).to.deep.equal({ looked: 1, settled: 1, open: 0 });
  });

  it('settles refunds of which nobody knew the end, beside a charge that is settled', async () => {
    const { harness, away, factsOf } = withAway('createRefund', 'listRefunds');
    const { facts } = (await harness.payments.make.execute(actor(), terms()))._unsafeUnwrap();
    for (const amount of [100, 200]) await harness.payments.refund.execute(actor(), facts.id, { amount });
    harness.clock.advance({ seconds: 61 });
    expect(await harness.payments.reconcile.execute()).to.deep.equal({ looked: 1, settled: 0, open: 1 });
    away.length = 0;
    expect(await harness.payments.reconcile.execute()).to.deep.equal({ looked: 1, settled: 1, open: 0 });
    expect((await factsOf())?.refunds.map(({ status }) => status)).to.deep.equal(['succeeded', 'succeeded']);
    expect((await factsOf())?.status).to.equal('partially_refunded');
  });

  it('forgets how often it has looked once a payment is settled', async () => {
    const { harness, away } = withAway('confirmIntent', 'retrieveIntent');
    await harness.payments.make.execute(actor(), terms());
    const postponed: unknown[] = [];
    const { payments } = harness.store;
    const postpone = payments.postpone.bind(payments);
    payments.postpone = async (...given) => {
      postponed.push(given.slice(1));
      await postpone(...given);
    };
    harness.clock.advance({ seconds: 61 });
    await harness.payments.reconcile.execute({ isScheduled: true });
    away.length = 0;
    harness.clock.advance({ seconds: 60 });
    await harness.payments.reconcile.execute({ isScheduled: true });
    expect(postponed).to.deep.equal([
      [1, '2026-03-01T10:02:01.000Z'],
      [0, null],
    ]);
    await harness.payments.make.execute(actor(), waiting());
    harness.clock.advance({ seconds: 61 });
    await harness.payments.reconcile.execute();
    expect(postponed, 'by an operator nothing is postponed').to.have.length(2);
  });

  it('does not note anything of what was settled at the first look', async () => {
    const { harness, away } = withAway('confirmIntent');
    await harness.payments.make.execute(actor(), terms());
    const { payments } = harness.store;
    payments.postpone = () => expect.fail('it was postponed');
    away.length = 0;
    harness.clock.advance({ seconds: 61 });
    expect((await harness.payments.reconcile.execute({ isScheduled: true })).settled).to.equal(1);
  });
});
