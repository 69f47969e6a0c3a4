import type { Result } from 'neverthrow';
import type { Failure } from '../../domain/kernel/failure.ts';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { DisputeObservation } from '../../domain/payments/observations.ts';
import type { IntentAnswer, RefundAnswer, StatedMoney } from './payment-gateway.ts';

export interface ChargeAnswer extends StatedMoney {
  readonly amountReceived: number;
  readonly intentId: string;
  /** Our id, from the metadata. */
  readonly paymentId: string | null;
  readonly isPaid: boolean;
  readonly failureCode: string | null;
}

export type EventContent =
  | { readonly of: 'intent'; readonly intent: IntentAnswer }
  | { readonly of: 'charge'; readonly charge: ChargeAnswer }
  /** Something was refunded: the gateway's list says what. */
  | { readonly of: 'refunds'; readonly intentId: string }
  | { readonly of: 'refund'; readonly refund: RefundAnswer }
  | { readonly of: 'dispute'; readonly intentId: string; readonly dispute: DisputeObservation }
  /** The bank asks before there is a dispute: recorded with its payment, which it leaves as it is. */
  | { readonly of: 'inquiry'; readonly intentId: string }
  /** Nothing that we handle: it is recorded. */
  | { readonly of: 'nothing' };

/** What a gateway tells of its own accord, its sender proven. */
export interface GatewayEvent {
  readonly id: string;
  readonly type: string;
  readonly at: Instant;
  readonly content: EventContent;
}

/** The sender is not proven, or it is no event that means anything here. */
export interface InvalidEvent extends Failure {
  readonly kind: 'event.invalid';
  /** For operators alone: told to the sender, it would help to forge one. */
  readonly reason: string;
}

/** Proves the sender by the signature over the very bytes that came. */
export interface GatewayEvents {
  read(bytes: Uint8Array, signature: string | undefined): Promise<Result<GatewayEvent, InvalidEvent>>;
}

export const invalidEvent = (reason: string): InvalidEvent => ({ kind: 'event.invalid', reason });
