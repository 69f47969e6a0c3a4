import { err, ok, type Result } from 'neverthrow';
import Stripe from 'stripe';
import { z } from 'zod';
import type { Clock } from '../../../application/kernel/clock.ts';
import {
  type GatewayEvent,
  type GatewayEvents,
  type InvalidEvent,
  invalidEvent,
  type Observation,
} from '../../../application/payments/gateway.ts';
import { instantOf, millisecondsOf } from '../../../domain/kernel/instant.ts';
import type { Secret } from '../../../domain/kernel/secret.ts';
import type { IntentState } from '../../../domain/payments/sights.ts';
import { chargeShape, declineCode, disputeShape, intentOf, intentShape, refundOf, refundShape } from './objects.ts';

const toleranceSeconds = 300;
const nothing: Observation = { of: 'nothing' };

const eventShape = z.object({
  object: z.literal('event').optional(),
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(100),
  created: z.int().nonnegative().optional(),
  livemode: z.boolean().optional(),
  data: z.object({ object: z.unknown() }),
});

/** A shape that does not fit is an event that means nothing to us: recorded and ignored. */
const seenBy =
  <T>(shape: z.ZodType<T>, see: (object: T) => Observation | null) =>
  (object: unknown): Observation => {
    const parsed = shape.safeParse(object);
    return (parsed.success ? see(parsed.data) : null) ?? nothing;
  };

/** The type of the event says what has happened, even where the intent has gone on since. */
const intent = (state: IntentState) =>
  seenBy(intentShape.extend({ status: z.string().default('processing') }), (given) => {
    const answer = intentOf(given);
    return answer && { of: 'intent', intent: { ...answer, state, nextAction: null } };
  });
const refund = seenBy(refundShape, (given) => {
  const answer = refundOf(given);
  return answer && { of: 'refund', refund: answer };
});
const refunded = seenBy(chargeShape, ({ payment_intent: intentId }) =>
  intentId == null ? null : { of: 'refunds', intentId, paymentId: null },
);
const charged = (paid: boolean) =>
  seenBy(chargeShape, ({ amount, currency, payment_intent: intentId, failure_code, outcome, metadata }) => {
    if (intentId == null) return null;
    const failureCode = paid ? null : declineCode({ code: failure_code, decline_code: outcome?.reason });
    return { of: 'charge', intentId, paymentId: metadata?.['paymentId'] ?? null, amount, currency, paid, failureCode };
  });
const dispute = (isClosed: boolean) =>
  seenBy(disputeShape, ({ id, status, payment_intent: intentId }) => {
    if (intentId == null) return null;
    const end = status === 'lost' ? 'lost' : 'won';
    return { of: 'dispute', intentId, dispute: { id, state: isClosed ? end : 'open' } };
  });

const handled: Readonly<Record<string, (object: unknown) => Observation>> = {
  'payment_intent.succeeded': intent('paid'),
  'payment_intent.payment_failed': intent('declined'),
  'payment_intent.canceled': intent('closed'),
  'payment_intent.processing': intent('processing'),
  'charge.succeeded': charged(true),
  'charge.failed': charged(false),
  'charge.refunded': refunded,
  'charge.dispute.created': dispute(false),
  'charge.dispute.closed': dispute(true),
  'refund.updated': refund,
  'refund.failed': refund,
};

export class StripeEvents implements GatewayEvents {
  readonly #secrets: readonly string[];
  readonly #isLive: boolean;
  readonly #clock: Clock;

  /** Several secrets while one replaces another. */
  constructor(secrets: readonly Secret[], isLive: boolean, clock: Clock) {
    this.#secrets = secrets.map((secret) => secret.reveal());
    this.#isLive = isLive;
    this.#clock = clock;
  }

  read(bytes: Uint8Array, signature: string | undefined): Result<GatewayEvent, InvalidEvent> {
    const now = millisecondsOf(this.#clock.now());
    if (signature === undefined || isFromTheFuture(signature, now)) return err(invalidEvent);
    const proven = this.#secrets
      .map((secret) => verified(bytes, signature, secret, now))
      .find((one) => one !== undefined);
    const parsed = eventShape.safeParse(proven);
    if (!parsed.success) return err(invalidEvent);
    const { id, type, created, livemode = false, data } = parsed.data;
    if (livemode !== this.#isLive) return err(invalidEvent);
    const seen = handled[type]?.(data.object) ?? nothing;
    return ok({ id, type, at: created === undefined ? this.#clock.now() : instantOf(created * 1000), seen });
  }
}

/** The SDK refuses old signatures only. */
function isFromTheFuture(signature: string, now: number): boolean {
  const signedAt = Number(/(?:^|,)t=(\d+)/.exec(signature)?.[1] ?? Number.NaN);
  return Number.isNaN(signedAt) || signedAt * 1000 > now + toleranceSeconds * 1000;
}

function verified(bytes: Uint8Array, signature: string, secret: string, now: number): unknown {
  try {
    const event: unknown = Stripe.webhooks.constructEvent(
      Buffer.from(bytes),
      signature,
      secret,
      toleranceSeconds,
      undefined,
      now,
    );
    return event;
  } catch {
    return undefined;
  }
}
