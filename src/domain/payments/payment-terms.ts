import { err, Result } from 'neverthrow';
import { type InvalidInput, invalidInput, type Violation } from '../kernel/failure.ts';
import { parseOptionalText, parseText } from '../kernel/text.ts';
import { type Money, parseAmount, parseCurrency } from './money.ts';

export const descriptionBounds = { max: 255 } as const;
export const paymentMethodBounds = { max: 255 } as const;

/** What a person asks for. `paymentMethod` is the gateway's id of it; card numbers never come here. */
export interface PaymentTerms extends Money {
  readonly description: string | null;
  readonly paymentMethod: string;
}

export interface GivenTerms {
  readonly amount: unknown;
  readonly currency: unknown;
  readonly paymentMethod: unknown;
  readonly description?: string | null | undefined;
}

export const parseTerms = (given: GivenTerms): Result<PaymentTerms, InvalidInput> =>
  Result.combineWithAllErrors([
    parseAmount(given.amount),
    parseCurrency(given.currency),
    parseMethod(given.paymentMethod),
    parseOptionalText('description', given.description, descriptionBounds),
  ])
    .map(([amount, currency, paymentMethod, description]) => ({ amount, currency, paymentMethod, description }))
    .mapErr((violations) => invalidInput(...violations));

function parseMethod(given: unknown): Result<string, Violation> {
  if (typeof given !== 'string') return err({ field: 'paymentMethod', rule: 'required', constraint: 'required' });
  return parseText('paymentMethod', given, paymentMethodBounds);
}
