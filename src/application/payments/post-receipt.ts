import type { Instant } from '../../domain/kernel/instant.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import { chargePhaseOf } from '../../domain/payments/payment-status.ts';
import { refundPhaseOf } from '../../domain/payments/refund-status.ts';
import type { Transition } from '../../domain/payments/transitions.ts';
import type { Outbox } from '../mail/ports.ts';

/** One mail per transition that the payer should hear of; a dispute that was won collects nothing anew. */
export async function postReceipt(
  outbox: Outbox,
  { facts }: Payment,
  transition: Transition,
  at: Instant,
): Promise<void> {
  const mail = { paymentId: facts.id, amount: transition.amount, currency: facts.currency, at };
  if (collects(transition)) await outbox.post('payment-receipt', facts.ownerId, mail);
  if (paysBack(transition)) await outbox.post('refund-receipt', facts.ownerId, { ...mail, refundId: transition.id });
}

function collects(transition: Transition): boolean {
  if (transition.of !== 'payment' || transition.from === null) return false;
  return chargePhaseOf(transition.from) !== 'collected' && chargePhaseOf(transition.to) === 'collected';
}

const paysBack = (transition: Transition): boolean =>
  transition.of === 'refund' && refundPhaseOf(transition.to) === 'paid_back';
