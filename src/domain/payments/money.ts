import { err, ok, Result } from 'neverthrow';
import type { Violation } from '../kernel/failure.ts';

/** A whole number of the currency's smallest unit (cents), exact in a JavaScript number far beyond the largest charge. */
export type MinorUnits = number & { readonly __brand: 'MinorUnits' };

export const currencies = ['USD', 'EUR'] as const;
export type Currency = (typeof currencies)[number];

export const amountBounds = { min: 1, max: 99_999_999 } as const;

export interface Money {
  readonly amount: MinorUnits;
  readonly currency: Currency;
}

export const nothing = 0 as MinorUnits;

export const plus = (a: MinorUnits, b: MinorUnits): MinorUnits => (a + b) as MinorUnits;

export const minus = (a: MinorUnits, b: MinorUnits): MinorUnits => (a - b) as MinorUnits;

export const sum = (amounts: readonly MinorUnits[]): MinorUnits => amounts.reduce(plus, nothing);

export const sameMoney = (a: Money, b: Money): boolean => a.amount === b.amount && a.currency === b.currency;

export function parseAmount(given: unknown, max: number = amountBounds.max): Result<MinorUnits, Violation> {
  const constraint = `an integer of minor units from ${amountBounds.min} to ${max}`;
  if (given === undefined || given === null) return err({ field: 'amount', rule: 'required', constraint: 'required' });
  if (typeof given !== 'number' || !Number.isSafeInteger(given))
    return err({ field: 'amount', rule: 'format', constraint, value: given });
  if (given < amountBounds.min || given > max) return err({ field: 'amount', rule: 'range', constraint, value: given });
  return ok(given as MinorUnits);
}

export function parseCurrency(given: unknown): Result<Currency, Violation> {
  if (given === undefined || given === null)
    return err({ field: 'currency', rule: 'required', constraint: 'required' });
  const found = currencies.find((currency) => typeof given === 'string' && currency === given.toUpperCase());
  if (found !== undefined) return ok(found);
  return err({ field: 'currency', rule: 'format', constraint: `one of ${currencies.join(', ')}`, value: given });
}

export const parseMoney = (amount: unknown, currency: unknown): Result<Money, Violation[]> =>
  Result.combineWithAllErrors([parseAmount(amount), parseCurrency(currency)]).map(([parsedAmount, parsedCurrency]) => ({
    amount: parsedAmount,
    currency: parsedCurrency,
  }));
