import { chargePhaseOf, type PaymentStatus } from '../../domain/payments/payment-status.ts';
import type { RefundStatus } from '../../domain/payments/refund-status.ts';
import type { Transition } from '../../domain/payments/transitions.ts';
import type { PaymentOutcome } from '../kernel/meters.ts';

/** What is counted, and told, when a payment comes to a status; refunds by themselves. */
const outcomes: Readonly<Record<PaymentStatus, PaymentOutcome | null>> = {
  pending: 'pending',
  completed: 'completed',
  failed: 'failed',
  partially_refunded: null,
  refunded: null,
  disputed: 'disputed',
  lost: null,
};

const refundOutcomes: Readonly<Record<RefundStatus, PaymentOutcome | null>> = {
  pending: null,
  succeeded: 'refunded',
  failed: null,
};

/** A payment that comes back to `completed`, from a dispute or a returned refund, was counted before. */
export function outcomeOf(transition: Transition): PaymentOutcome | null {
  if (transition.of === 'refund') return refundOutcomes[transition.to];
  const { from, to } = transition;
  const outcome = outcomes[to];
  const wasCollected = from !== null && chargePhaseOf(from) === 'collected';
  return outcome === 'completed' && wasCollected ? null : outcome;
}
