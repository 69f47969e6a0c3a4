export const refundStatuses = ['pending', 'succeeded', 'failed'] as const;
export type RefundStatus = (typeof refundStatuses)[number];

/** `reserved`: its amount is taken, and it is not known yet whether the gateway pays it back. */
export type RefundPhase = 'reserved' | 'paid_back' | 'released';

const refundPhases: Readonly<Record<RefundStatus, RefundPhase>> = {
  pending: 'reserved',
  succeeded: 'paid_back',
  failed: 'released',
};

export const refundPhaseOf = (status: RefundStatus): RefundPhase => refundPhases[status];

export const isRefundOpen = (status: RefundStatus): boolean => refundPhases[status] === 'reserved';

/** For queries of those that reconciliation has to look at. */
export const openRefundStatuses: readonly RefundStatus[] = refundStatuses.filter(isRefundOpen);
