import { expect } from 'chai';
import { checkIntent, checkRefund } from '../../../src/application/payments/check-answer.ts';
import type { IntentAnswer, PaymentGateway, RefundAnswer } from '../../../src/application/payments/payment-gateway.ts';
import type { MinorUnits } from '../../../src/domain/payments/money.ts';
import type { PaymentFacts } from '../../../src/domain/payments/payment.ts';
import { gatewayWith } from '../../support/payments/gateway-with.ts';
import { actor, PaymentHarness, terms } from '../../support/payments/payment-harness.ts';

const facts = { id: 'ours', amount: 1000 as MinorUnits, currency: 'USD', intentId: 'pi_1' } as PaymentFacts;
const intent: IntentAnswer = {
  ...{ id: 'pi_1', paymentId: 'ours', amount: 1000, amountReceived: 1000, currency: 'usd', state: 'paid' },
  ...{ failureCode: null, nextAction: null },
};
const refund: RefundAnswer = {
  ...{ id: 're_1', intentId: 'pi_1', refundId: 'r', amount: 400, currency: 'usd', state: 'succeeded' },
  failureCode: null,
};

describe('an answer of the gateway', () => {
  it('about our intent, id, amount and currency is believed', () => {
    expect(checkIntent(facts)(intent).isOk()).to.equal(true);
    expect(checkIntent(facts)({ ...intent, currency: 'USD', paymentId: null }).isOk()).to.equal(true);
    expect(checkIntent({ ...facts, intentId: null })(intent).isOk()).to.equal(true);
  });

  for (const change of [
    { id: '' },
    { id: 'pi_2' },
    { paymentId: 'theirs' },
    { amount: 999 },
    { amount: 1001 },
    { amount: 100_000 },
    { amount: 1000.5 },
    { amount: Number.NaN },
    { currency: 'eur' },
    { currency: '' },
  ])
    it(`with ${JSON.stringify(change)} is no answer to a charge`, () => {
      expect(checkIntent(facts)({ ...intent, ...change })._unsafeUnwrapErr()).to.include({
        kind: 'gateway.unreachable',
        retryable: true,
      });
    });

  for (const amountReceived of [0, 1, 999, 1001, Number.NaN])
    it(`that is paid, with ${amountReceived} received, is no answer`, () => {
      expect(checkIntent(facts)({ ...intent, amountReceived })._unsafeUnwrapErr().kind).to.equal('gateway.unreachable');
      expect(checkIntent(facts)({ ...intent, amountReceived, state: 'processing' }).isOk()).to.equal(true);
    });

  it('about a refund of our intent is believed', () => {
    expect(checkRefund(facts, refund).isOk()).to.equal(true);
  });

  for (const change of [
    { id: '' },
    { intentId: 'pi_2' },
    { amount: 0 },
    { amount: -400 },
    { amount: 1001 },
    { amount: 4.5 },
    { currency: 'eur' },
  ])
    it(`with ${JSON.stringify(change)} is no answer to a refund`, () => {
      expect(checkRefund(facts, { ...refund, ...change })._unsafeUnwrapErr().kind).to.equal('gateway.unreachable');
    });

  const lying = (lies: Partial<Record<keyof PaymentGateway, object>>) =>
    new PaymentHarness({
      gateway: (real) =>
        gatewayWith(real, (name, call) =>
          name === 'listRefunds' ? call() : call().map((answer) => ({ ...answer, ...lies[name] })),
        ),
    });

  for (const lies of [
    { createIntent: { amount: 1 } },
    { createIntent: { paymentId: 'theirs' } },
    { confirmIntent: { amount: 1 } },
    { confirmIntent: { amountReceived: 1 } },
    { confirmIntent: { currency: 'eur' } },
    { confirmIntent: { id: 'pi_other' } },
    { confirmIntent: { paymentId: 'theirs' } },
  ])
    it(`that lies (${JSON.stringify(lies)}) completes nothing`, async () => {
      const harness = lying(lies);
      const failure = (await harness.payments.make.execute(actor(), terms()))._unsafeUnwrapErr();
      expect(failure.kind).to.equal('gateway.unavailable');
      const { items } = await harness.store.payments.page({ order: 'createdAt' }, { limit: 9, offset: 0 });
      expect(items.map((one) => one.facts.status)).to.deep.equal(['pending']);
      expect(harness.store.outbox.posted()).to.deep.equal([]);
    });

  for (const lies of [{ amount: 1 }, { currency: 'eur' }, { intentId: 'pi_other' }, { refundId: 'another' }])
    it(`that lies of a refund (${JSON.stringify(lies)}) refunds nothing in our books`, async () => {
      const harness = lying({ createRefund: lies });
      const { id } = (await harness.payments.make.execute(actor(), terms()))._unsafeUnwrap().facts;
      const failure = (await harness.payments.refund.execute(actor(), id, { amount: 400 }))._unsafeUnwrapErr();
      expect(failure.kind).to.equal('gateway.unavailable');
      const after = await harness.store.payments.withId(id);
      expect([after?.facts.status, after?.refunded, after?.reserved]).to.deep.equal(['completed', 0, 400]);
    });
});
