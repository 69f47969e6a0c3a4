import { err, ok, type Result } from 'neverthrow';
import { type MoveRefused, moveRefused } from './failures.ts';
import type { MinorUnits } from './money.ts';

export const paymentStatuses = [
  'pending',
  'completed',
  'failed',
  'partially_refunded',
  'refunded',
  'disputed',
  'lost',
] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

export const refundStatuses = ['pending', 'succeeded', 'failed'] as const;
export type RefundStatus = (typeof refundStatuses)[number];

/** One change of a status; each becomes an audit row. `from` is null for a beginning. */
export interface Move {
  readonly of: 'payment' | 'refund';
  readonly id: string;
  readonly from: PaymentStatus | RefundStatus | null;
  readonly to: PaymentStatus | RefundStatus;
  readonly amount: MinorUnits;
  readonly gatewayId: string | null;
  readonly failureCode: string | null;
}

/** The two backward moves are for a refund that the bank returned: no row may claim money that did not move. */
const ways: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  pending: ['completed', 'failed'],
  completed: ['partially_refunded', 'refunded', 'disputed'],
  partially_refunded: ['refunded', 'disputed', 'completed'],
  refunded: ['partially_refunded', 'completed'],
  disputed: ['completed', 'lost'],
  failed: [],
  lost: [],
};

const refundWays: Readonly<Record<RefundStatus, readonly RefundStatus[]>> = {
  pending: ['succeeded', 'failed'],
  succeeded: ['failed'],
  failed: [],
};

export const movePayment = (from: PaymentStatus, to: PaymentStatus): Result<PaymentStatus, MoveRefused> =>
  ways[from].includes(to) ? ok(to) : err(moveRefused(from, to));

export const moveRefund = (from: RefundStatus, to: RefundStatus): Result<RefundStatus, MoveRefused> =>
  refundWays[from].includes(to) ? ok(to) : err(moveRefused(from, to));
