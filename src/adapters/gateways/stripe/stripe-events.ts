import { err, ok, type Result } from 'neverthrow';
import { z } from 'zod';
import type { Clock } from '../../../application/kernel/clock.ts';
import {
  type GatewayEvent,
  type GatewayEvents,
  type InvalidEvent,
  invalidEvent,
} from '../../../application/payments/gateway-events.ts';
import { type Instant, instantOf, millisecondsOf } from '../../../domain/kernel/instant.ts';
import type { Secret } from '../../../domain/kernel/secret.ts';
import { isStorable } from '../../../domain/kernel/text.ts';
import { loadStripe } from './load-stripe.ts';
import { eventContentOf } from './stripe-event-content.ts';

/** Milliseconds; signatures are made at whole seconds. */
const tolerance = 300_000;

const storable = (max: number) => z.string().min(1).max(max).refine(isStorable);

/** Thin events (version 2) say what they are about without an object; all of them are only recorded. */
const eventShape = z.object({
  object: z.enum(['event', 'v2.core.event']).optional(),
  id: storable(255),
  type: storable(100),
  created: z.union([z.int().nonnegative(), z.string()]).optional(),
  livemode: z.boolean().optional(),
  data: z.looseObject({ object: z.unknown() }).nullish(),
});

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

  async read(bytes: Uint8Array, signature: string | undefined): Promise<Result<GatewayEvent, InvalidEvent>> {
    const refusal = await this.#refusalOf(bytes, signature);
    if (refusal !== undefined) return err(invalidEvent(refusal));
    const parsed = eventShape.safeParse(jsonOf(bytes));
    if (!parsed.success) return err(invalidEvent('the body is no event'));
    const { id, type, created, livemode = false, data } = parsed.data;
    if (livemode !== this.#isLive) return err(invalidEvent(`an event of the ${livemode ? 'live' : 'test'} mode`));
    return ok({ id, type, at: this.#momentOf(created), content: eventContentOf(type, data?.object) });
  }

  /** Undefined where one of the secrets made the signature, not long ago. */
  async #refusalOf(bytes: Uint8Array, signature: string | undefined): Promise<string | undefined> {
    if (signature === undefined) return 'no signature';
    if (this.#secrets.length === 0) return 'no webhook secret is set';
    const signedAt = Number(/(?:^|,)t=(\d+)(?:,|$)/.exec(signature)?.[1] ?? Number.NaN);
    if (Number.isNaN(signedAt)) return 'a signature without a time';
    const Sdk = await loadStripe();
    if (!this.#secrets.some((secret) => isSignedWith(Sdk, secret, bytes, signature)))
      return 'signed with an unknown secret';
    const age = millisecondsOf(this.#clock.now()) - signedAt * 1000;
    if (age >= tolerance + 1000) return 'signed too long ago';
    return age < -tolerance ? 'signed in the future' : undefined;
  }

  /** Version 2 writes it as text. */
  #momentOf(created: number | string | undefined): Instant {
    if (typeof created === 'number') return instantOf(created * 1000);
    const milliseconds = Date.parse(created ?? '');
    return Number.isNaN(milliseconds) ? this.#clock.now() : instantOf(milliseconds);
  }
}

type Sdk = Awaited<ReturnType<typeof loadStripe>>;

/** The time is checked apart, so that an old signature can be told from a wrong one. */
function isSignedWith(Sdk: Sdk, secret: string, bytes: Uint8Array, header: string): boolean {
  const { signature } = Sdk.webhooks;
  if (signature === null) throw new TypeError('the Stripe SDK cannot verify signatures here');
  try {
    return signature.verifyHeader(Buffer.from(bytes), header, secret, 0);
  } catch (error) {
    if (error instanceof Sdk.errors.StripeSignatureVerificationError) return false;
    throw error;
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
