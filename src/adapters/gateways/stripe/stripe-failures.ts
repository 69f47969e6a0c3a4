import type Stripe from 'stripe';
import { declined, type GatewayFailure, refused, unreachable } from '../../../application/payments/payment-gateway.ts';
import { declineCode } from './stripe-objects.ts';

/** Answers that say nothing about the charge or refund itself: it may be tried again, under the same key. */
const temporary = new Set([408, 409, 425, 429]);
/** Our own key is wrong or may not do this: nothing was done, and trying again at once does not help. */
const unauthorized = new Set([401, 403]);

/** The SDK's class of errors. */
type StripeError = typeof Stripe.errors.StripeError;

export function intentInError(error: unknown, StripeError: StripeError): unknown {
  if (!(error instanceof StripeError)) return undefined;
  const isFinal = error.type === 'StripeCardError' || error.code === 'payment_intent_unexpected_state';
  return isFinal ? error.payment_intent : undefined;
}

export function failureOf(error: unknown, StripeError: StripeError): GatewayFailure {
  if (!(error instanceof StripeError)) return unreachable(`unreadable: ${nameOf(error)}`, true);
  const { statusCode, code, type } = error;
  if (statusCode === undefined) return unreachable(`not reached: ${type}`, true);
  if (statusCode >= 500 || temporary.has(statusCode)) return unreachable(`answered ${statusCode}`, true);
  if (unauthorized.has(statusCode)) return unreachable(`answered ${statusCode}`, false);
  // Without an error of Stripe's own in it, this is some machine between us and Stripe.
  if (statusCode < 400 || type === 'StripeAPIError') return unreachable(`answered ${statusCode}`, true);
  if (type === 'StripeIdempotencyError') return unreachable('the key stands for something else', false);
  const kept = declineCode({ code, decline_code: declineIn(error) });
  return type === 'StripeCardError' ? declined(kept ?? 'card_declined') : refused(kept ?? 'invalid_request');
}

const declineIn = (error: Stripe.errors.StripeError): string | undefined =>
  'decline_code' in error && typeof error.decline_code === 'string' ? error.decline_code : undefined;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
