import { expect } from 'chai';
import { checkIntent, checkOrderedRefund, checkRefund } from '../../../src/application/payments/check-answer.ts';
import type { IntentAnswer, RefundAnswer } from '../../../src/application/payments/payment-gateway.ts';
import type { Currency, MinorUnits } from '../../../src/domain/payments/money.ts';
import type { RefundFacts } from '../../../src/domain/payments/refund.ts';

const facts = { id: 'p1', amount: 1000 as MinorUnits, currency: 'USD' as Currency, intentId: 'pi_1' };
const money = { amount: 1000, currency: 'usd' };
const intent: IntentAnswer = {
  ...{ id: 'pi_1', state: 'paid', failureCode: null, nextAction: null },
  ...{ ...money, amountReceived: 1000, paymentId: 'p1' },
};
const refund: RefundAnswer = {
  ...{ id: 're_1', refundId: 'r1', state: 'succeeded', failureCode: null },
  ...{ amount: 400, currency: 'usd', intentId: 'pi_1' },
};
const ordered = { id: 'r1', amount: 400 } as RefundFacts;
const aboutAnother = (what: string) => ({
  ...{ kind: 'gateway.unreachable', reason: `the answer is about another ${what}`, retryable: true },
});

describe("a gateway's answer about an intent", () => {
  it('is believed where it is about the payment, its intent and its money', () => {
    const { id, state, failureCode, nextAction } = intent;
    expect(checkIntent(facts)(intent)._unsafeUnwrap()).to.deep.equal({ id, state, failureCode, nextAction });
    for (const change of [
      { paymentId: null },
      { state: 'processing', amountReceived: 0 },
      { currency: 'USD' },
    ] as const)
      expect(checkIntent(facts)({ ...intent, ...change }).isOk(), JSON.stringify(change)).to.equal(true);
    expect(checkIntent({ ...facts, intentId: null })(intent).isOk()).to.equal(true);
    expect(checkIntent({ ...facts, intentId: null }, 'pi_1')(intent).isOk()).to.equal(true);
  });

  for (const [what, change] of [
    ['intent', { id: '' }],
    ['intent', { id: 'pi_2' }],
    ['payment', { paymentId: 'p2' }],
    ['amount', { amount: 999 }],
    ['amount', { amount: 1001 }],
    ['amount', { amount: 100_000 }],
    ['amount', { amount: 1000.5 }],
    ['amount', { amount: Number.NaN }],
    ['amount', { currency: 'eur' }],
    ['amount', { currency: '' }],
  ] as const)
    it(`is no answer with ${JSON.stringify(change)}`, () =>
      expect(checkIntent(facts)({ ...intent, ...change })._unsafeUnwrapErr()).to.deep.equal(aboutAnother(what)));

  it('is about another intent than the one that was asked for, too', () =>
    expect(checkIntent(facts, 'pi_2')(intent)._unsafeUnwrapErr()).to.deep.equal(aboutAnother('intent')));

  for (const amountReceived of [0, 1, 999, 1001, Number.NaN])
    it(`that speaks of success with ${amountReceived} in hand is no answer, and is not asked for again at once`, () => {
      expect(checkIntent(facts)({ ...intent, amountReceived })._unsafeUnwrapErr()).to.deep.equal({
        ...{ kind: 'gateway.unreachable', reason: `${amountReceived} of 1000 were received`, retryable: false },
      });
      expect(checkIntent(facts)({ ...intent, amountReceived, state: 'processing' }).isOk()).to.equal(true);
    });
});

describe("a gateway's answer about a refund", () => {
  const { id, refundId, amount, state, failureCode } = refund;
  const observed = { id, refundId, amount, state, failureCode };

  it('is believed where it is about the intent and its money', () => {
    expect(checkRefund(facts, refund)._unsafeUnwrap()).to.deep.equal(observed);
    for (const least of [1, 1000]) expect(checkRefund(facts, { ...refund, amount: least }).isOk()).to.equal(true);
  });

  for (const [what, change] of [
    ['intent', { id: '' }],
    ['intent', { intentId: 'pi_2' }],
    ['currency', { currency: 'eur' }],
    ['amount', { amount: 0 }],
    ['amount', { amount: 1001 }],
    ['amount', { amount: -400 }],
    ['amount', { amount: 4.5 }],
  ] as const)
    it(`is no answer with ${JSON.stringify(change)}`, () =>
      expect(checkRefund(facts, { ...refund, ...change })._unsafeUnwrapErr()).to.deep.equal(aboutAnother(what)));

  it('to an order is about that refund, by its id or, where it has none, by its amount', () => {
    const check = checkOrderedRefund(facts, ordered);
    expect(check(refund)._unsafeUnwrap()).to.deep.equal(observed);
    expect(check({ ...refund, refundId: null })._unsafeUnwrap()).to.deep.equal(observed);
    for (const change of [{ refundId: 'r2' }, { amount: 300 }, { refundId: null, amount: 300 }])
      expect(check({ ...refund, ...change })._unsafeUnwrapErr()).to.deep.equal(aboutAnother('refund'));
  });
});
