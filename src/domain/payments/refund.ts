import type { Instant } from '../kernel/instant.ts';
import { type MinorUnits, nothing, sum } from './money.ts';
import type { RefundStatus } from './moves.ts';
import type { RefundSight } from './sights.ts';

export const reasonBounds = { max: 255 } as const;

export interface RefundFacts {
  readonly id: string;
  readonly amount: MinorUnits;
  readonly status: RefundStatus;
  readonly reason: string | null;
  readonly gatewayId: string | null;
  readonly failureCode: string | null;
  /** Until then the process that asks the gateway has it to itself. */
  readonly busyUntil: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

const amountOf = (refunds: readonly RefundFacts[], status: RefundStatus): MinorUnits =>
  sum(refunds.filter((refund) => refund.status === status).map((refund) => refund.amount));

export const refundedOf = (refunds: readonly RefundFacts[]): MinorUnits => amountOf(refunds, 'succeeded');

export const reservedOf = (refunds: readonly RefundFacts[]): MinorUnits => amountOf(refunds, 'pending');

export const isRefunded = (refunds: readonly RefundFacts[]): boolean => refundedOf(refunds) > nothing;

/**
 * The row that a sight is about. A row that was given up without the gateway ever having named it does not count: should its
 * refund turn up after all, that is money without a row, and it gets a new one.
 */
export const refundSeen = (refunds: readonly RefundFacts[], sight: RefundSight): RefundFacts | undefined =>
  refunds.find((refund) => refund.gatewayId === sight.id) ??
  refunds.find((refund) => refund.id === sight.refundId && refund.gatewayId === null && refund.status === 'pending');

export const replaced = (refunds: readonly RefundFacts[], changed: RefundFacts): readonly RefundFacts[] =>
  refunds.map((refund) => (refund.id === changed.id ? changed : refund));
