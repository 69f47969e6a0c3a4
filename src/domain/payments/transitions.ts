import { err, ok, type Result } from 'neverthrow';
import { type TransitionRefused, transitionRefused } from './failures.ts';
import type { MinorUnits } from './money.ts';
import type { PaymentStatus } from './payment-status.ts';
import type { RefundStatus } from './refund-status.ts';

interface Change<Status> {
  readonly id: string;
  /** Null for a beginning. */
  readonly from: Status | null;
  readonly to: Status;
  readonly amount: MinorUnits;
  readonly gatewayId: string | null;
  readonly failureCode: string | null;
}

/** One change of a status; each becomes an audit row. */
export type Transition =
  | ({ readonly of: 'payment' } & Change<PaymentStatus>)
  | ({ readonly of: 'refund' } & Change<RefundStatus>);

/** The transitions back are for refunds that the bank returned: no row may say that money moved which did not. */
const allowedTransitions: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  pending: ['completed', 'failed'],
  completed: ['partially_refunded', 'refunded', 'disputed'],
  partially_refunded: ['refunded', 'disputed', 'completed'],
  refunded: ['partially_refunded', 'completed'],
  disputed: ['completed', 'lost'],
  failed: [],
  lost: [],
};

const allowedRefundTransitions: Readonly<Record<RefundStatus, readonly RefundStatus[]>> = {
  pending: ['succeeded', 'failed'],
  succeeded: ['failed'],
  failed: [],
};

export const checkTransition = (from: PaymentStatus, to: PaymentStatus): Result<PaymentStatus, TransitionRefused> =>
  allowedTransitions[from].includes(to) ? ok(to) : err(transitionRefused(from, to));

export const checkRefundTransition = (from: RefundStatus, to: RefundStatus): Result<RefundStatus, TransitionRefused> =>
  allowedRefundTransitions[from].includes(to) ? ok(to) : err(transitionRefused(from, to));
