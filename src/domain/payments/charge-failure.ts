import {
  type PaymentAbandoned,
  type PaymentDeclined,
  type PaymentRequestRefused,
  paymentAbandoned,
  paymentDeclined,
  paymentRequestRefused,
} from './failures.ts';

/** Nothing was asked of a bank: nobody carried the payment on, or its intent was canceled. */
const abandonedCodes: ReadonlySet<string> = new Set(['abandoned', 'canceled']);

/** What the gateway finds wrong with the request itself, and which part of it. Everything else is a decline. */
const refusedParts: ReadonlyMap<string, PaymentRequestRefused['part']> = new Map([
  ['resource_missing', 'payment_method'],
  ['payment_method_unactivated', 'payment_method'],
  ['payment_method_unexpected_state', 'payment_method'],
  ['payment_method_currency_mismatch', 'payment_method'],
  ['payment_intent_incompatible_payment_method', 'payment_method'],
  ['amount_too_small', 'amount'],
  ['amount_too_large', 'amount'],
  ['invalid_request', null],
]);

/** The code to keep of a refusal that is no decline, so that it is never mistaken for one. */
export const requestRefusalCode = (code: string): string => (refusedParts.has(code) ? code : 'invalid_request');

/** Why a charge failed, told by the code that was kept. */
export function chargeFailureOf(
  paymentId: string,
  code: string | null,
): PaymentDeclined | PaymentAbandoned | PaymentRequestRefused {
  if (code !== null && abandonedCodes.has(code)) return paymentAbandoned(paymentId);
  const part = refusedParts.get(code ?? '');
  if (part !== undefined) return paymentRequestRefused(paymentId, code ?? '', part);
  return paymentDeclined(paymentId, code);
}
