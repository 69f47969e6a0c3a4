import { expect } from 'chai';
import { err, errAsync } from 'neverthrow';
import {
  declined,
  type PaymentGateway,
  refused,
  unreachable,
} from '../../../src/application/payments/payment-gateway.ts';
import { gatewayWith } from '../../support/payments/gateway-with.ts';
import { actor, PaymentHarness, repeatable, terms } from '../../support/payments/payment-harness.ts';

const failing = (...methods: (keyof PaymentGateway)[]) => ({
  gateway: (real: PaymentGateway) =>
    gatewayWith(real, (name, call) => (methods.includes(name) ? errAsync(unreachable('closed', true)) : call())),
});

describe('making a payment', () => {
  it('collects once and writes payment, audit rows and one receipt', async () => {
    const harness = new PaymentHarness();
    const payment = (await harness.payments.make.execute(actor(), terms()))._unsafeUnwrap();
    expect(payment.facts).to.include({ status: 'completed', currency: 'USD', amount: 1000, leasedUntil: null });
    const { items } = await harness.store.audit.page({ transactionId: payment.facts.id }, { limit: 9, offset: 0 });
    expect(items.map(({ action, from, to, gatewayId }) => [action, from, to, gatewayId])).to.deep.equal([
      ['payment.completed', 'pending', 'completed', payment.facts.intentId],
      ['payment.pending', null, 'pending', null],
    ]);
    expect(items[0]).to.deep.include({ requestId: 'request-1', actor: { type: 'user', id: 'ada' }, userId: 'ada' });
    expect(harness.store.outbox.posted().map(({ name }) => name)).to.deep.equal(['payment-receipt']);
  });

  it('refuses amounts, currencies and methods that mean nothing, all at once, and writes nothing', async () => {
    const harness = new PaymentHarness();
    const given = terms({ amount: 10.5, currency: 'GBP', paymentMethod: 7 });
    const failure = (await harness.payments.make.execute(actor(), given))._unsafeUnwrapErr();
    expect(failure.kind).to.equal('input.invalid');
    expect('violations' in failure && failure.violations.map(({ field }) => field)).to.deep.equal([
      'amount',
      'currency',
      'paymentMethod',
    ]);
    expect((await harness.store.payments.page({ order: '-createdAt' }, { limit: 9, offset: 0 })).total).to.equal(0);
  });

  for (const [method, code] of [
    ['pm_card_visa_chargeDeclined', 'card_declined'],
    ['pm_card_chargeDeclined', 'card_declined'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
  ] as const)
    it(`fails with ${code} for ${method}, without a second try and without a mail`, async () => {
      const harness = new PaymentHarness();
      const failure = (
        await harness.payments.make.execute(actor(), terms({ paymentMethod: method }))
      )._unsafeUnwrapErr();
      expect(failure).to.include({ kind: 'payment.declined', code });
      expect(harness.delay).to.deep.equal([]);
      expect(harness.store.outbox.posted()).to.deep.equal([]);
    });

  for (const paymentMethod of ['4242424242424242', 'pm_card_nobody', 'pm_1Qv9mNLkdIwHu7ix5R8sYbXe'])
    it(`refuses ${paymentMethod}, which the gateway does not know, as no decline, and repeats that under its key`, async () => {
      const harness = new PaymentHarness();
      const pay = () => harness.payments.make.execute(actor(), terms({ paymentMethod }), repeatable('k'));
      for (const failure of [(await pay())._unsafeUnwrapErr(), (await pay())._unsafeUnwrapErr()])
        expect(failure).to.include({
          kind: 'payment.request_refused',
          code: 'resource_missing',
          part: 'payment_method',
        });
      expect(harness.store.outbox.posted()).to.deep.equal([]);
    });

  for (const [refusal, wanted] of [
    [refused('amount_too_small'), { kind: 'payment.request_refused', part: 'amount' }],
    [refused('something_new'), { kind: 'payment.request_refused', code: 'invalid_request', part: null }],
    [declined('do_not_honor'), { kind: 'payment.declined', code: 'do_not_honor' }],
  ] as const)
    for (const step of ['createIntent', 'confirmIntent'] as const)
      it(`tells ${refusal.code} at ${step} as ${wanted.kind}`, async () => {
        const harness = new PaymentHarness({
          gateway: (real) => gatewayWith(real, (name, call) => (name === step ? errAsync(refusal) : call())),
        });
        expect((await harness.payments.make.execute(actor(), terms()))._unsafeUnwrapErr()).to.include(wanted);
      });

  it('stays pending with the next action where the payer has to prove who they are', async () => {
    const harness = new PaymentHarness();
    const given = terms({ paymentMethod: 'pm_card_authenticationRequired' });
    const { facts } = (await harness.payments.make.execute(actor(), given))._unsafeUnwrap();
    expect(facts.status).to.equal('pending');
    expect(facts.nextAction?.redirectUrl).to.include(facts.intentId);
  });

  it('tries three times more under the same key, with pauses that double', async () => {
    const keys: string[] = [];
    const harness = new PaymentHarness({
      gateway: (real) => ({
        ...gatewayWith(real, (_, call) => call()),
        createIntent: async (_order, key) => {
          keys.push(key);
          return err(unreachable('time-out', true));
        },
      }),
    });
    const failure = (await harness.payments.make.execute(actor(), terms()))._unsafeUnwrapErr();
    expect(failure.kind).to.equal('gateway.unavailable');
    expect(new Set(keys).size).to.equal(1);
    expect(keys).to.have.length(4);
    expect(harness.delay).to.deep.equal([400, 800, 1600]);
  });

  it('pays after two answers of 500', async () => {
    const harness = new PaymentHarness();
    const given = terms({ paymentMethod: 'pm_sandbox_error500Twice' });
    const { facts } = (await harness.payments.make.execute(actor(), given))._unsafeUnwrap();
    expect(facts.status).to.equal('completed');
    expect(harness.delay).to.have.length(2);
  });

  it('leaves what it does not know pending, says which, and reconciliation finds that it was paid', async () => {
    const harness = new PaymentHarness();
    const given = terms({ paymentMethod: 'pm_sandbox_timeout' });
    const failure = (await harness.payments.make.execute(actor(), given))._unsafeUnwrapErr();
    if (failure.kind !== 'gateway.unavailable') throw new Error(failure.kind);
    expect((await harness.store.payments.withId(failure.paymentId))?.facts.status).to.equal('pending');
    expect(await harness.payments.reconcile.execute()).to.deep.equal({ looked: 0, settled: 0, open: 0 });
    harness.clock.advance({ seconds: 61 });
    expect(await harness.payments.reconcile.execute()).to.deep.equal({ looked: 1, settled: 1, open: 0 });
    expect((await harness.store.payments.withId(failure.paymentId))?.facts.status).to.equal('completed');
    expect(harness.store.outbox.posted()).to.have.length(1);
  });

  it('gives up, by reconciliation, what was never asked of the gateway', async () => {
    const harness = new PaymentHarness(failing('createIntent'));
    await harness.payments.make.execute(actor(), terms());
    harness.clock.advance({ seconds: 61 });
    expect(await harness.payments.reconcile.execute()).to.include({ settled: 1 });
    const { items } = await harness.store.payments.page({ order: '-createdAt' }, { limit: 9, offset: 0 });
    expect(items.map(({ facts }) => [facts.status, facts.failureCode])).to.deep.equal([['failed', 'abandoned']]);
  });

  for (const step of ['createIntent', 'confirmIntent'] as const)
    it(`tells a repetition that what never got beyond ${step} is abandoned, and never that it was declined`, async () => {
      const harness = new PaymentHarness(failing(step));
      const pay = () => harness.payments.make.execute(actor(), terms(), repeatable('k'));
      await pay();
      harness.clock.advance({ seconds: 61 });
      await harness.payments.reconcile.execute();
      expect((await pay())._unsafeUnwrapErr().kind).to.equal('payment.abandoned');
    });

  it('closes an intent that was never confirmed, and then fails', async () => {
    const harness = new PaymentHarness(failing('confirmIntent'));
    await harness.payments.make.execute(actor(), terms());
    harness.clock.advance({ seconds: 61 });
    await harness.payments.reconcile.execute();
    const { items } = await harness.store.payments.page({ order: '-createdAt' }, { limit: 9, offset: 0 });
    expect(items[0]?.facts).to.include({ status: 'failed', failureCode: 'abandoned' });
    expect((await harness.ledger.intent(items[0]?.facts.intentId ?? ''))?.state).to.equal('closed');
  });
});
