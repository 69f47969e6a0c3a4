import type { Result, ResultAsync } from 'neverthrow';
import type { Failure } from '../../domain/kernel/failure.ts';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { Money } from '../../domain/payments/money.ts';
import type { DisputeSight, IntentSight, RefundSight } from '../../domain/payments/sights.ts';

/** The gateway understood and said no, for good; nothing moved. */
export interface GatewayRefused extends Failure {
  readonly kind: 'gateway.refused';
  readonly code: string;
}

/** It is not known whether the gateway did it. `again`: the same call may be repeated at once under the same key. */
export interface GatewaySilent extends Failure {
  readonly kind: 'gateway.silent';
  readonly again: boolean;
  readonly why: string;
}

export type GatewayFailure = GatewayRefused | GatewaySilent;

export const refused = (code: string): GatewayRefused => ({ kind: 'gateway.refused', code });
export const silent = (why: string, again: boolean): GatewaySilent => ({ kind: 'gateway.silent', why, again });

/** For questions, to which a refusal is no answer. */
export const unsaid = (failure: GatewayFailure): GatewaySilent =>
  failure.kind === 'gateway.silent' ? failure : silent(failure.code, false);

/** Amounts and currencies as the gateway wrote them: whether they are ours is for the core to check. */
interface Claimed {
  readonly amount: number;
  readonly currency: string;
}

export interface IntentAnswer extends IntentSight, Claimed {
  /** Our id, from the metadata. */
  readonly paymentId: string | null;
}

export interface RefundAnswer extends Omit<RefundSight, 'amount'>, Claimed {
  readonly intentId: string;
}

export interface ChargeOrder {
  readonly paymentId: string;
  readonly money: Money;
  readonly paymentMethod: string;
  readonly description: string | null;
}

export interface RefundOrder {
  readonly refundId: string;
  readonly paymentId: string;
  readonly intentId: string;
  readonly money: Money;
}

/** One try each; repeating is the caller's. The same key with the same order always means the same deed, within the gateway's window. */
export interface PaymentGateway {
  readonly name: string;
  /** Makes an intent that collects nothing before it is confirmed. */
  prepare(order: ChargeOrder, key: string): ResultAsync<IntentAnswer, GatewayFailure>;
  /** Collects, at most once per intent. A decline is an answer: the intent, `declined`. */
  confirm(intentId: string, key: string): ResultAsync<IntentAnswer, GatewayFailure>;
  look(intentId: string): ResultAsync<IntentAnswer, GatewayFailure>;
  /** Sees to it that the intent can collect no more. One that has collected, or is about to, stays as it is: look at the answer. */
  close(intentId: string, key: string): ResultAsync<IntentAnswer, GatewayFailure>;
  refund(order: RefundOrder, key: string): ResultAsync<RefundAnswer, GatewayFailure>;
  refundsOf(intentId: string): ResultAsync<readonly RefundAnswer[], GatewayFailure>;
}

export type Observation =
  | { readonly of: 'intent'; readonly intent: IntentAnswer }
  | ({ readonly of: 'charge'; readonly intentId: string; readonly paymentId: string | null } & Claimed & {
        readonly paid: boolean;
        readonly failureCode: string | null;
      })
  /** Something was refunded: the gateway's list says what. */
  | { readonly of: 'refunds'; readonly intentId: string; readonly paymentId: string | null }
  | { readonly of: 'refund'; readonly refund: RefundAnswer }
  | { readonly of: 'dispute'; readonly intentId: string; readonly dispute: DisputeSight }
  | { readonly of: 'nothing' };

/** What a gateway tells of its own accord, its sender proven. */
export interface GatewayEvent {
  readonly id: string;
  readonly type: string;
  readonly at: Instant;
  readonly seen: Observation;
}

/** The sender is not proven, or it is no event that means anything here. */
export interface InvalidEvent extends Failure {
  readonly kind: 'event.invalid';
}

/** Proves the sender by the signature over the very bytes that came. */
export interface GatewayEvents {
  read(bytes: Uint8Array, signature: string | undefined): Result<GatewayEvent, InvalidEvent>;
}

export const invalidEvent: InvalidEvent = { kind: 'event.invalid' };
