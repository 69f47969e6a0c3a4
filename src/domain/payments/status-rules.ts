import { type AlreadyRefunded, alreadyRefunded, type NotRefundable, notRefundable } from './failures.ts';
import type { DisputeState, RefundState } from './observations.ts';
import type { PaymentStatus } from './payment-status.ts';
import type { RefundStatus } from './refund-status.ts';

export const refundability: Readonly<Record<PaymentStatus, 'refundable' | AlreadyRefunded | NotRefundable>> = {
  pending: notRefundable,
  completed: 'refundable',
  failed: notRefundable,
  partially_refunded: 'refundable',
  refunded: alreadyRefunded,
  disputed: notRefundable,
  lost: notRefundable,
};

/** Whether the status tells how much was refunded; while a dispute is open, or lost, it tells of the dispute. */
export const tellsOfRefunds: Readonly<Record<PaymentStatus, boolean>> = {
  pending: false,
  completed: true,
  failed: false,
  partially_refunded: true,
  refunded: true,
  disputed: false,
  lost: false,
};

/** What a dispute does: `refused` contradicts the row, `kept` is written down and moves nothing, as there is nothing left to take. */
export const effectOfDispute: Readonly<Record<PaymentStatus, 'refused' | 'opens' | 'is_open' | 'kept'>> = {
  pending: 'refused',
  completed: 'opens',
  failed: 'refused',
  partially_refunded: 'opens',
  refunded: 'kept',
  disputed: 'is_open',
  lost: 'kept',
};

/** What an observed state says of the refund's row; null where it is not decided yet. */
export const refundStatusOf: Readonly<Record<RefundState, RefundStatus | null>> = {
  pending: null,
  succeeded: 'succeeded',
  failed: 'failed',
};

export const isDisputeOver: Readonly<Record<DisputeState, boolean>> = { open: false, won: true, lost: true };
