import { expect } from 'chai';
import { errAsync } from 'neverthrow';
import { refused, unreachable } from '../../../src/application/payments/payment-gateway.ts';
import { gatewayWith } from '../../support/payments/gateway-with.ts';
import { actor, PaymentHarness, repeatable, terms } from '../../support/payments/payment-harness.ts';

const paid = async (harness: PaymentHarness, change = {}) =>
  (await harness.payments.make.execute(actor(), terms(change)))._unsafeUnwrap();

describe('refunding a payment', () => {
  it('refunds a part and then what is left, each with its audit rows and mail', async () => {
    const harness = new PaymentHarness();
    const { facts } = await paid(harness);
    const part = (await harness.payments.refund.execute(actor(), facts.id, { amount: 300 }))._unsafeUnwrap();
    expect([part.payment.facts.status, part.refund.amount]).to.deep.equal(['partially_refunded', 300]);
    const rest = (await harness.payments.refund.execute(actor(), facts.id, {}))._unsafeUnwrap();
    expect([rest.payment.facts.status, rest.refund.amount, rest.payment.refunded]).to.deep.equal([
      'refunded',
      700,
      1000,
    ]);
    const { items } = await harness.store.audit.page({ transactionId: facts.id }, { limit: 20, offset: 0 });
    expect(items.map(({ action }) => action).reverse()).to.deep.equal([
      'payment.pending',
      'payment.completed',
      'refund.pending',
      'refund.succeeded',
      'payment.partially_refunded',
      'refund.pending',
      'refund.succeeded',
      'payment.refunded',
    ]);
    expect(harness.store.outbox.posted().map(({ name }) => name)).to.deep.equal([
      'payment-receipt',
      'refund-receipt',
      'refund-receipt',
    ]);
  });

  it('refuses what is refunded, too much, or was never collected', async () => {
    const harness = new PaymentHarness();
    const { facts } = await paid(harness);
    const refund = async (amount?: number, id = facts.id, who = actor()) =>
      (await harness.payments.refund.execute(who, id, amount === undefined ? {} : { amount })).match(
        () => 'ok',
        ({ kind }) => kind,
      );
    expect(await refund(1001)).to.equal('input.invalid');
    expect(await refund(0)).to.equal('input.invalid');
    expect(await refund(0.5)).to.equal('input.invalid');
    expect(await refund(1, 'nothing')).to.equal('payment.not_found');
    expect(await refund(1, facts.id, actor('bob'))).to.equal('payment.not_yours');
    expect(await refund(1, facts.id, actor('root', 'admin'))).to.equal('ok');
    expect(await refund()).to.equal('ok');
    expect(await refund()).to.equal('payment.already_refunded');
    const pending = await paid(harness, { paymentMethod: 'pm_card_authenticationRequired' });
    expect(await refund(1, pending.facts.id)).to.equal('payment.not_refundable');
  });

  it('lets any number at once not pass what is left', async () => {
    const harness = new PaymentHarness();
    const { facts } = await paid(harness);
    const all = await Promise.all(
      Array.from({ length: 10 }, () => harness.payments.refund.execute(actor(), facts.id, { amount: 300 })),
    );
    expect(all.filter((one) => one.isOk())).to.have.length(3);
    expect((await harness.store.payments.withId(facts.id))?.refunded).to.equal(900);
    expect(await harness.ledger.refundsOf(facts.intentId ?? '')).to.have.length(3);
  });

  it('looks at what the gateway has refunded when it refuses', async () => {
    const harness = new PaymentHarness();
    const { facts } = await paid(harness);
    const desk = { refundId: 'desk', paymentId: facts.id, intentId: facts.intentId ?? '', money: facts };
    (await harness.sandbox.createRefund(desk, 'by hand'))._unsafeUnwrap();
    const failure = (await harness.payments.refund.execute(actor(), facts.id, { amount: 1 }))._unsafeUnwrapErr();
    expect(failure).to.include({ kind: 'refund.refused', code: 'charge_already_refunded' });
    const after = await harness.store.payments.withId(facts.id);
    expect([after?.reserved, after?.refunded, after?.facts.status]).to.deep.equal([0, 1000, 'refunded']);
  });

  it('leaves a refused refund pending as long as it cannot look', async () => {
    const gateway = { isAway: true };
    const harness = new PaymentHarness({
      gateway: (real) =>
        gatewayWith(real, (name, call) => {
          if (name === 'createRefund') return errAsync(refused('charge_already_refunded'));
          return name === 'listRefunds' && gateway.isAway ? errAsync(unreachable('away', true)) : call();
        }),
    });
    const { facts } = await paid(harness);
    const failure = (await harness.payments.refund.execute(actor(), facts.id, { amount: 1 }))._unsafeUnwrapErr();
    expect(failure.kind).to.equal('gateway.unavailable');
    expect((await harness.store.payments.withId(facts.id))?.reserved).to.equal(1);
    gateway.isAway = false;
    harness.clock.advance({ seconds: 61 });
    await harness.payments.reconcile.execute();
    const after = await harness.store.payments.withId(facts.id);
    expect([after?.reserved, after?.refunded, after?.facts.status]).to.deep.equal([0, 0, 'completed']);
  });

  for (const [when, happens] of [
    ['before', false],
    ['after', true],
  ] as const)
    it(`settles what timed out ${when} the work by looking, and never refunds twice`, async () => {
      let isAway = true;
      const harness = new PaymentHarness({
        gateway: (real) =>
          gatewayWith(real, (name, call) => {
            if (name !== 'createRefund' || !isAway) return call();
            const lost = errAsync(unreachable('time-out', true));
            return happens ? call().andThen(() => lost) : lost;
          }),
      });
      const { facts } = await paid(harness);
      const refund = () => harness.payments.refund.execute(actor(), facts.id, { amount: 300 }, repeatable('r'));
      const failure = (await refund())._unsafeUnwrapErr();
      if (failure.kind !== 'gateway.unavailable') throw new Error(failure.kind);
      expect((await harness.store.payments.withId(facts.id))?.reserved).to.equal(300);
      isAway = false;
      harness.clock.advance({ seconds: 61 });
      expect(await harness.payments.reconcile.execute()).to.deep.equal({ looked: 1, settled: 1, open: 0 });
      const after = await harness.store.payments.withId(facts.id);
      expect([after?.reserved, after?.refunded]).to.deep.equal([0, 300]);
      const again = (await refund())._unsafeUnwrap();
      expect(again.refund.id).to.equal(failure.refundId);
      expect(await harness.ledger.refundsOf(facts.intentId ?? '')).to.have.length(1);
    });
});
