import { type Instant, millisecondsOf } from '../../domain/kernel/instant.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { Transition } from '../../domain/payments/transitions.ts';
import type { PaymentOutcome } from '../kernel/meters.ts';
import type { WebhookEvent } from '../webhooks/ports.ts';
import { outcomeOf } from './outcome-of.ts';

/** What other systems are told of. */
export const paymentEvents = [
  'completed',
  'failed',
  'refunded',
  'disputed',
] as const satisfies readonly PaymentOutcome[];

const isTold = (outcome: PaymentOutcome | null): outcome is (typeof paymentEvents)[number] =>
  paymentEvents.some((one) => one === outcome);

/** Undefined where nobody is told. Payments count no versions: the moment of the last change stands for it. */
export function paymentEvent(
  { facts }: Payment,
  transition: Transition,
  { id, at }: { readonly id: string; readonly at: Instant },
): WebhookEvent | undefined {
  const outcome = outcomeOf(transition);
  if (!isTold(outcome)) return undefined;
  return {
    id,
    type: `payment.${outcome}`,
    userId: facts.ownerId,
    subjectId: facts.id,
    version: millisecondsOf(facts.updatedAt),
    // What only the payer's own page may have, and what only we need.
    facts: { ...facts, nextAction: null, leasedUntil: null, disputes: [] },
    at,
  };
}
