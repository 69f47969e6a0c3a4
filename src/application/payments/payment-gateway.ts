import type { Result } from 'neverthrow';
import type { Failure } from '../../domain/kernel/failure.ts';
import type { Money } from '../../domain/payments/money.ts';
import type { IntentObservation, RefundObservation } from '../../domain/payments/observations.ts';

/** The gateway understood and said no, for good; nothing moved. */
export interface GatewayRefused extends Failure {
  readonly kind: 'gateway.refused';
  readonly code: string;
  /** A bank said no; otherwise the gateway refused the request itself. */
  readonly isDecline: boolean;
}

/** No answer came, or none to the point: it is not known whether the gateway did it. */
export interface GatewayUnreachable extends Failure {
  readonly kind: 'gateway.unreachable';
  /** The same call may be repeated at once under the same key. */
  readonly retryable: boolean;
  readonly reason: string;
}

export type GatewayFailure = GatewayRefused | GatewayUnreachable;

export const refused = (code: string): GatewayRefused => ({ kind: 'gateway.refused', code, isDecline: false });
export const declined = (code: string): GatewayRefused => ({ kind: 'gateway.refused', code, isDecline: true });
export const unreachable = (reason: string, retryable: boolean): GatewayUnreachable => ({
  kind: 'gateway.unreachable',
  reason,
  retryable,
});

/** For questions: a refusal to tell leaves the outcome as unknown as no answer does. */
export const unknownOutcome = (failure: GatewayFailure): GatewayUnreachable =>
  failure.kind === 'gateway.unreachable' ? failure : unreachable(failure.code, false);

/** Amounts and currencies as the gateway wrote them: whether they are ours is for the core to check. */
export interface StatedMoney {
  readonly amount: number;
  readonly currency: string;
}

export interface IntentAnswer extends IntentObservation, StatedMoney {
  /** How much of the amount the gateway has in hand; a status alone is no proof. */
  readonly amountReceived: number;
  /** Our id, from the metadata. */
  readonly paymentId: string | null;
}

export interface RefundAnswer extends Omit<RefundObservation, 'amount'>, StatedMoney {
  readonly intentId: string;
}

export interface RefundList {
  readonly refunds: readonly RefundAnswer[];
  /** The ids of those that the gateway describes in a way that we cannot read. */
  readonly unreadable: readonly string[];
}

export interface ChargeOrder {
  readonly paymentId: string;
  readonly money: Money;
  readonly paymentMethod: string;
  readonly description: string | null;
}

export interface GatewayRefundOrder {
  readonly refundId: string;
  readonly paymentId: string;
  readonly intentId: string;
  readonly money: Money;
}

export type GatewayAnswer<T> = Promise<Result<T, GatewayFailure>>;

/** One try each; repeating is the caller's. The same key with the same order always means the same deed, within the gateway's window. */
export interface PaymentGateway {
  readonly name: string;
  /** The intent collects nothing before it is confirmed. */
  createIntent(order: ChargeOrder, key: string): GatewayAnswer<IntentAnswer>;
  /** Collects, at most once per intent. A decline is an answer: the intent, `declined`. */
  confirmIntent(intentId: string, key: string): GatewayAnswer<IntentAnswer>;
  retrieveIntent(intentId: string): GatewayAnswer<IntentAnswer>;
  /** Sees to it that the intent can collect no more. One that has collected, or is about to, stays as it is: look at the answer. */
  cancelIntent(intentId: string, key: string): GatewayAnswer<IntentAnswer>;
  createRefund(order: GatewayRefundOrder, key: string): GatewayAnswer<RefundAnswer>;
  listRefunds(intentId: string): GatewayAnswer<RefundList>;
}
