import { err, ok, type Result, ResultAsync } from 'neverthrow';
import type Stripe from 'stripe';
import { z } from 'zod';
import {
  type ChargeOrder,
  type GatewayAnswer,
  type GatewayFailure,
  type GatewayRefundOrder,
  type IntentAnswer,
  type PaymentGateway,
  type RefundAnswer,
  type RefundList,
  unreachable,
} from '../../../application/payments/payment-gateway.ts';
import type { Secret } from '../../../domain/kernel/secret.ts';
import { loadStripe } from './load-stripe.ts';
import { failureOf, intentInError } from './stripe-failures.ts';
import { intentOf, intentShape, refundOf, refundShape } from './stripe-objects.ts';

export interface StripeSettings {
  readonly secretKey: Secret;
  /** Another host that speaks as Stripe does. */
  readonly apiBase: string | undefined;
  /** Where 3-D Secure sends the payer back to. */
  readonly returnUrl: string;
  /** Milliseconds for one call. */
  readonly timeout?: number;
}

const refundsShape = z.object({
  data: z.array(z.looseObject({ id: z.string().min(1) })),
  has_more: z.boolean().optional(),
});
const unreadable = unreachable('the answer is not what was asked for', true);

interface Opened {
  readonly stripe: Stripe;
  readonly StripeError: typeof Stripe.errors.StripeError;
}

type Call = (opened: Opened) => Promise<unknown>;

/** PaymentIntents in two steps: made unconfirmed, then confirmed. The SDK's own repetitions are off; ours use the same key. */
export class StripeGateway implements PaymentGateway {
  readonly name = 'stripe';
  readonly #settings: StripeSettings;
  #opening: Promise<Opened> | undefined;

  constructor(settings: StripeSettings) {
    this.#settings = settings;
  }

  createIntent({ paymentId, money, paymentMethod, description }: ChargeOrder, idempotencyKey: string) {
    const order: Stripe.PaymentIntentCreateParams = {
      amount: money.amount,
      currency: money.currency.toLowerCase(),
      payment_method: paymentMethod,
      automatic_payment_methods: { enabled: true, allow_redirects: 'always' },
      metadata: { paymentId },
      ...(description === null ? {} : { description }),
    };
    return this.#intent(({ stripe }) => stripe.paymentIntents.create(order, { idempotencyKey }));
  }

  confirmIntent(intentId: string, idempotencyKey: string) {
    const options = { return_url: this.#settings.returnUrl };
    return this.#intent(({ stripe }) => stripe.paymentIntents.confirm(intentId, options, { idempotencyKey }));
  }

  retrieveIntent(intentId: string) {
    return this.#intent(({ stripe }) => stripe.paymentIntents.retrieve(intentId));
  }

  cancelIntent(intentId: string, idempotencyKey: string) {
    return this.#intent(({ stripe }) => stripe.paymentIntents.cancel(intentId, {}, { idempotencyKey }));
  }

  createRefund({ refundId, paymentId, intentId, money }: GatewayRefundOrder, idempotencyKey: string) {
    const order = { payment_intent: intentId, amount: money.amount, metadata: { refundId, paymentId } };
    return this.#ask<RefundAnswer>(
      ({ stripe }) => stripe.refunds.create(order, { idempotencyKey }),
      (answer) => readAs(refundShape, answer, refundOf),
    );
  }

  listRefunds(intentId: string) {
    return this.#ask<RefundList>(
      ({ stripe }) => allRefunds(stripe, intentId),
      (answer) => readAs(refundsShape, answer, ({ data }) => listOf(data)),
    );
  }

  #intent(call: Call): GatewayAnswer<IntentAnswer> {
    return this.#ask(call, (answer) => readAs(intentShape, answer, intentOf));
  }

  async #ask<T>(call: Call, read: (answer: unknown) => Result<T, GatewayFailure>): GatewayAnswer<T> {
    this.#opening ??= open(this.#settings);
    const opened = await this.#opening;
    const answered = await ResultAsync.fromPromise(call(opened), (error) => error);
    if (answered.isOk()) return read(answered.value);
    // A decline is an answer: the intent comes with the error.
    const intent = intentInError(answered.error, opened.StripeError);
    const failure = err(failureOf(answered.error, opened.StripeError));
    return intent === undefined ? failure : read(intent).orElse(() => failure);
  }
}

async function open({ secretKey, apiBase, timeout = 8000 }: StripeSettings): Promise<Opened> {
  const Sdk = await loadStripe();
  const stripe = new Sdk(secretKey.reveal(), {
    maxNetworkRetries: 0,
    timeout,
    telemetry: false,
    ...(apiBase === undefined ? {} : hostOf(new URL(apiBase))),
  });
  return { stripe, StripeError: Sdk.errors.StripeError };
}

async function allRefunds(stripe: Stripe, payment_intent: string): Promise<unknown> {
  const data: unknown[] = [];
  for (let starting_after: string | undefined; ; ) {
    const page: unknown = await stripe.refunds.list({
      payment_intent,
      limit: 100,
      ...(starting_after ? { starting_after } : {}),
    });
    const { data: refunds, has_more } = refundsShape.parse(page);
    data.push(...refunds);
    starting_after = refunds.at(-1)?.id;
    if (has_more !== true || starting_after === undefined) return { data };
  }
}

/** One that cannot be read keeps none of the others from being read. */
function listOf(data: readonly { readonly id: string }[]): RefundList {
  const read = data.map((object) => {
    const parsed = refundShape.safeParse(object);
    return { id: object.id, refund: parsed.success ? refundOf(parsed.data) : null };
  });
  return {
    refunds: read.flatMap(({ refund }) => refund ?? []),
    unreadable: read.filter(({ refund }) => refund === null).map(({ id }) => id),
  };
}

function readAs<S extends z.ZodType, T>(
  shape: S,
  answer: unknown,
  read: (object: z.output<S>) => T | null,
): Result<T, GatewayFailure> {
  const parsed = shape.safeParse(answer);
  const found = parsed.success ? read(parsed.data) : null;
  return found === null ? err(unreadable) : ok(found);
}

const hostOf = ({ protocol, hostname, port }: URL): Stripe.StripeConfig => ({
  protocol: protocol === 'http:' ? 'http' : 'https',
  // A URL writes IPv6 in brackets, a connection without.
  host: hostname.replace(/^\[(.*)\]$/, '$1'),
  ...(port === '' ? {} : { port: Number(port) }),
});
