import Stripe from 'stripe';
import { type GatewayFailure, refused, silent } from '../../../application/payments/gateway.ts';
import { declineCode } from './objects.ts';

/** Answers that say nothing about the deed itself: it may be tried again, under the same key. */
const passing = new Set([408, 409, 425, 429]);
/** Our own key is wrong or may not do this: nothing was done, and trying again at once would not help. */
const locked = new Set([401, 403]);

export function intentInError(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return undefined;
  const isFinal = error.type === 'StripeCardError' || error.code === 'payment_intent_unexpected_state';
  return isFinal ? error.payment_intent : undefined;
}

export function failureOf(error: unknown): GatewayFailure {
  if (!(error instanceof Stripe.errors.StripeError)) return silent(`unreadable: ${nameOf(error)}`, true);
  const { statusCode, code, type } = error;
  if (statusCode === undefined) return silent(`not reached: ${type}`, true);
  if (statusCode >= 500 || passing.has(statusCode)) return silent(`answered ${statusCode}`, true);
  if (locked.has(statusCode)) return silent(`answered ${statusCode}`, false);
  // Without an error of Stripe's own in it, this is some machine between us and Stripe.
  if (statusCode < 400 || type === 'StripeAPIError') return silent(`answered ${statusCode}`, true);
  if (type === 'StripeIdempotencyError') return silent('the key stands for something else', false);
  return refused(declineCode({ code, decline_code: declineIn(error) }) ?? 'invalid_request');
}

const declineIn = (error: Stripe.errors.StripeError): string | undefined =>
  'decline_code' in error && typeof error.decline_code === 'string' ? error.decline_code : undefined;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
