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

/** `open`: it is not known yet whether the charge collects. */
export type ChargePhase = 'open' | 'collected' | 'failed';

const chargePhases: Readonly<Record<PaymentStatus, ChargePhase>> = {
  pending: 'open',
  completed: 'collected',
  failed: 'failed',
  partially_refunded: 'collected',
  refunded: 'collected',
  disputed: 'collected',
  lost: 'collected',
};

export const chargePhaseOf = (status: PaymentStatus): ChargePhase => chargePhases[status];

export const isChargeOpen = (status: PaymentStatus): boolean => chargePhases[status] === 'open';

/** For queries of those that reconciliation has to look at. */
export const openPaymentStatuses: readonly PaymentStatus[] = paymentStatuses.filter(isChargeOpen);
