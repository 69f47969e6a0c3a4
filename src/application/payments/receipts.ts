import type { Instant } from '../../domain/kernel/instant.ts';
import type { Move } from '../../domain/payments/moves.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { Outbox } from '../mail/ports.ts';

/** One mail per move that the payer should hear of; a dispute that was won collects nothing anew. */
export async function postReceipt(outbox: Outbox, { facts }: Payment, move: Move, at: Instant): Promise<void> {
  const mail = { paymentId: facts.id, amount: move.amount, currency: facts.currency, at };
  if (move.of === 'payment' && move.from === 'pending' && move.to === 'completed')
    await outbox.post('payment-receipt', facts.ownerId, mail);
  if (move.of === 'refund' && move.to === 'succeeded')
    await outbox.post('refund-receipt', facts.ownerId, { ...mail, refundId: move.id });
}
