import { expect } from 'chai';
import {
  type Currency,
  type MinorUnits,
  parseAmount,
  parseCurrency,
  parseMoney,
  sameMoney,
} from '../../../src/domain/payments/money.ts';
import { parseTerms } from '../../../src/domain/payments/payment-terms.ts';

const inBounds = 'an integer of minor units from 1 to 99999999';
const required = (field: string) => ({ field, rule: 'required', constraint: 'required' });

describe('an amount', () => {
  for (const given of [1, 1000, 99_999_999])
    it(`${given} is one`, () => expect(parseAmount(given)._unsafeUnwrap()).to.equal(given));

  for (const given of [undefined, null])
    it(`${given} is none`, () => expect(parseAmount(given)._unsafeUnwrapErr()).to.deep.equal(required('amount')));

  for (const [given, rule] of [
    ['1000', 'format'],
    [1.5, 'format'],
    [Number.NaN, 'format'],
    [2 ** 53, 'format'],
    [0, 'range'],
    [-1, 'range'],
    [100_000_000, 'range'],
  ] as const)
    it(`${given} is none: ${rule}`, () =>
      expect(parseAmount(given)._unsafeUnwrapErr()).to.deep.equal({
        ...{ field: 'amount', rule, constraint: inBounds, value: given },
      }));

  it('is within what is left, where that is less', () => {
    expect(parseAmount(300, 300).isOk()).to.equal(true);
    expect(parseAmount(301, 300)._unsafeUnwrapErr()).to.deep.include({
      ...{ rule: 'range', constraint: 'an integer of minor units from 1 to 300' },
    });
  });
});

describe('a currency', () => {
  for (const [given, currency] of [
    ['USD', 'USD'],
    ['eur', 'EUR'],
  ] as const)
    it(`${given} is ${currency}`, () => expect(parseCurrency(given)._unsafeUnwrap()).to.equal(currency));

  for (const given of [undefined, null])
    it(`${given} is none`, () => expect(parseCurrency(given)._unsafeUnwrapErr()).to.deep.equal(required('currency')));

  for (const given of ['GBP', '', 7])
    it(`${JSON.stringify(given)} is none`, () =>
      expect(parseCurrency(given)._unsafeUnwrapErr()).to.deep.equal({
        ...{ field: 'currency', rule: 'format', constraint: 'one of USD, EUR', value: given },
      }));
});

describe('money', () => {
  it('is an amount in a currency, and refused with all that is wrong of both', () => {
    expect(parseMoney(5, 'usd')._unsafeUnwrap()).to.deep.equal({ amount: 5, currency: 'USD' });
    expect(
      parseMoney(0, 'x')
        ._unsafeUnwrapErr()
        .map(({ field }) => field),
    ).to.deep.equal(['amount', 'currency']);
  });

  it('is the same where both are', () => {
    const money = (amount: number, currency: Currency) => ({ amount: amount as MinorUnits, currency });
    expect(sameMoney(money(5, 'USD'), money(5, 'USD'))).to.equal(true);
    expect(sameMoney(money(5, 'USD'), money(6, 'USD'))).to.equal(false);
    expect(sameMoney(money(5, 'USD'), money(5, 'EUR'))).to.equal(false);
  });
});

describe('what a payment is asked with', () => {
  it('is refused with every rule that it breaks, in the order of its fields', () => {
    const given = { amount: 0, currency: 'x', paymentMethod: 7, description: 'x'.repeat(256) };
    const { violations } = parseTerms(given)._unsafeUnwrapErr();
    expect(violations.map(({ field, rule }) => [field, rule])).to.deep.equal([
      ['amount', 'range'],
      ['currency', 'format'],
      ['paymentMethod', 'required'],
      ['description', 'too_long'],
    ]);
    expect(parseTerms({ ...given, paymentMethod: 'x'.repeat(256) })._unsafeUnwrapErr().violations[2]).to.deep.include({
      ...{ field: 'paymentMethod', rule: 'too_long' },
    });
  });

  it('may lack a description', () => {
    const given = { amount: 5, currency: 'usd', paymentMethod: ' pm ' };
    const terms = { amount: 5, currency: 'USD', paymentMethod: 'pm', description: null };
    expect(parseTerms(given)._unsafeUnwrap()).to.deep.equal(terms);
  });
});
