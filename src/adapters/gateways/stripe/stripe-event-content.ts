import type { z } from 'zod';
import type { EventContent } from '../../../application/payments/gateway-events.ts';
import type { DisputeState, IntentState } from '../../../domain/payments/observations.ts';
import {
  chargeShape,
  declineCode,
  disputeShape,
  disputeStateOf,
  intentEventShape,
  intentOf,
  refundOf,
  refundShape,
} from './stripe-objects.ts';

const nothing: EventContent = { of: 'nothing' };

/** A shape that does not fit is an event that means nothing to us: recorded and ignored. */
const readBy =
  <T>(shape: z.ZodType<T>, eventContentOf: (object: T) => EventContent | null) =>
  (object: unknown): EventContent => {
    const parsed = shape.safeParse(object);
    return (parsed.success ? eventContentOf(parsed.data) : null) ?? nothing;
  };

/** The type of the event says what has happened, even where the intent has gone on since. */
const intent = (state: IntentState) =>
  readBy(intentEventShape, (given) => {
    const answer = intentOf(given);
    return answer && { of: 'intent', intent: { ...answer, state, nextAction: null } };
  });

const charge = (isPaid: boolean) =>
  readBy(chargeShape, (given) => {
    const { amount, currency, amount_captured, payment_intent: intentId, failure_code, outcome, metadata } = given;
    if (intentId == null) return null;
    const failureCode = isPaid ? null : declineCode({ code: failure_code, decline_code: outcome?.reason });
    const paymentId = metadata?.['paymentId'] ?? null;
    return {
      of: 'charge',
      charge: { intentId, paymentId, amount, amountReceived: amount_captured ?? 0, currency, isPaid, failureCode },
    };
  });

const refunds = readBy(chargeShape, ({ payment_intent: intentId }) =>
  intentId == null ? null : { of: 'refunds', intentId },
);

const refund = readBy(refundShape, (given) => {
  const answer = refundOf(given);
  return answer && { of: 'refund', refund: answer };
});

/** `unknown` stands for a status that nobody knows yet. */
const dispute = (unknown: DisputeState | null) =>
  readBy(disputeShape, ({ id, status, payment_intent: intentId }) => {
    const state = disputeStateOf(status) ?? unknown;
    if (intentId == null || state === null) return null;
    return state === 'inquiry' ? { of: 'inquiry', intentId } : { of: 'dispute', intentId, dispute: { id, state } };
  });

const handled: Readonly<Record<string, (object: unknown) => EventContent>> = {
  'payment_intent.succeeded': intent('paid'),
  'payment_intent.payment_failed': intent('declined'),
  'payment_intent.canceled': intent('closed'),
  'payment_intent.processing': intent('processing'),
  'charge.succeeded': charge(true),
  'charge.failed': charge(false),
  'charge.refunded': refunds,
  'charge.dispute.created': dispute('open'),
  'charge.dispute.closed': dispute(null),
  'refund.created': refund,
  'refund.updated': refund,
  'refund.failed': refund,
};

export const eventContentOf = (type: string, object: unknown): EventContent => handled[type]?.(object) ?? nothing;
