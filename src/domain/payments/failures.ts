import type { Failure } from '../kernel/failure.ts';

export interface PaymentNotFound extends Failure {
  readonly kind: 'payment.not_found';
}
/** It exists and belongs to somebody else. */
export interface PaymentNotYours extends Failure {
  readonly kind: 'payment.not_yours';
}
/** The gateway refused for good; nothing was collected. */
export interface PaymentDeclined extends Failure {
  readonly kind: 'payment.declined';
  readonly paymentId: string;
  /** `card_declined` where the bank gave no reason. */
  readonly code: string;
}
/** Nobody carried it on in time, and nothing was ever charged. */
export interface PaymentAbandoned extends Failure {
  readonly kind: 'payment.abandoned';
  readonly paymentId: string;
}
/** The gateway refused the request itself, before any bank was asked. */
export interface PaymentRequestRefused extends Failure {
  readonly kind: 'payment.request_refused';
  readonly paymentId: string;
  readonly code: string;
  /** Null where it is another part of the request, or none. */
  readonly part: 'payment_method' | 'amount' | null;
}
export interface AlreadyRefunded extends Failure {
  readonly kind: 'payment.already_refunded';
}
/** Nothing was collected, or the bank has taken it back. */
export interface NotRefundable extends Failure {
  readonly kind: 'payment.not_refundable';
}
/** The gateway refused the refund for good; nothing was paid back. */
export interface RefundRefused extends Failure {
  readonly kind: 'refund.refused';
  readonly refundId: string;
  readonly code: string;
}
/** It is not known what became of the charge or refund; the row stays pending until somebody has looked. */
export interface GatewayUnavailable extends Failure {
  readonly kind: 'gateway.unavailable';
  readonly paymentId: string;
  readonly refundId: string | null;
}
/** What was observed contradicts the row in a way that no rule explains; a person has to look. */
export interface TransitionRefused extends Failure {
  readonly kind: 'payment.transition_refused';
  readonly from: string;
  readonly to: string;
}

export const paymentNotFound: PaymentNotFound = { kind: 'payment.not_found' };
export const paymentNotYours: PaymentNotYours = { kind: 'payment.not_yours' };
export const alreadyRefunded: AlreadyRefunded = { kind: 'payment.already_refunded' };
export const notRefundable: NotRefundable = { kind: 'payment.not_refundable' };
export const transitionRefused = (from: string, to: string): TransitionRefused => ({
  kind: 'payment.transition_refused',
  from,
  to,
});
export const gatewayUnavailable = (paymentId: string, refundId: string | null = null): GatewayUnavailable => ({
  kind: 'gateway.unavailable',
  paymentId,
  refundId,
});
export const paymentDeclined = (paymentId: string, code: string | null): PaymentDeclined => ({
  kind: 'payment.declined',
  paymentId,
  code: code ?? 'card_declined',
});
export const paymentAbandoned = (paymentId: string): PaymentAbandoned => ({ kind: 'payment.abandoned', paymentId });
export const paymentRequestRefused = (
  paymentId: string,
  code: string,
  part: PaymentRequestRefused['part'],
): PaymentRequestRefused => ({ kind: 'payment.request_refused', paymentId, code, part });
export const refundRefused = (refundId: string, code: string | null): RefundRefused => ({
  kind: 'refund.refused',
  refundId,
  code: code ?? 'refused',
});
