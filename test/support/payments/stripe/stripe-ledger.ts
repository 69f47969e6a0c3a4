export interface StripeReply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

// biome-ignore lint/suspicious/noExplicitAny: Stripe's objects, as loosely as they travel
type Thing = Record<string, any>;

const declines: Record<string, string> = {
  pm_card_visa_chargeDeclined: 'generic_decline',
  pm_card_visa_chargeDeclinedInsufficientFunds: 'insufficient_funds',
};
const methods = ['pm_card_visa', 'pm_card_authenticationRequired', 'pm_usBankAccount', ...Object.keys(declines)];

const refusal = (status: number, error: Thing): StripeReply => ({ status, body: { error } });
const missing = (what: string, param: string): StripeReply =>
  refusal(404, { type: 'invalid_request_error', code: 'resource_missing', param, message: `No such ${what}` });

/** What Stripe keeps, and its idempotency: the first answer under a key is repeated, whatever it was; other parameters are refused. */
export class StripeLedger {
  readonly intents = new Map<string, Thing>();
  readonly refunds: Thing[] = [];
  readonly #answers = new Map<string, { readonly order: string; readonly reply: StripeReply }>();
  #count = 0;

  call(method: string, path: string, form: URLSearchParams, key: string | undefined): StripeReply {
    if (method === 'GET' || key === undefined) return this.#do(method, path, form);
    const order = `${method} ${path} ${form}`;
    const known = this.#answers.get(key);
    if (known !== undefined && known.order !== order)
      return refusal(400, {
        type: 'idempotency_error',
        message: 'Keys for idempotent requests can only be used with the same parameters they were first used with.',
      });
    if (known !== undefined) return { ...known.reply, headers: { 'Idempotent-Replayed': 'true' } };
    const reply = structuredClone(this.#do(method, path, form));
    this.#answers.set(key, { order, reply });
    return reply;
  }

  #do(method: string, path: string, form: URLSearchParams): StripeReply {
    const [, , kind, id, act] = path.split('/');
    if (kind === 'refunds') return method === 'GET' ? this.#list(form) : this.#refund(form);
    if (kind !== 'payment_intents') return refusal(404, { type: 'invalid_request_error', message: 'Unrecognized URL' });
    if (id === undefined) return this.#create(form);
    const intent = this.intents.get(id);
    if (intent === undefined) return missing(`payment_intent: '${id}'`, 'intent');
    if (act === 'confirm') return this.#confirm(intent);
    if (act === 'cancel') return this.#cancel(intent);
    return { status: 200, body: intent };
  }

  #create(form: URLSearchParams): StripeReply {
    const payment_method = form.get('payment_method') ?? '';
    if (!methods.includes(payment_method)) return missing(`PaymentMethod: '${payment_method}'`, 'payment_method');
    this.#count += 1;
    const id = `pi_${this.#count}`;
    const intent: Thing = {
      id,
      object: 'payment_intent',
      amount: Number(form.get('amount')),
      currency: form.get('currency'),
      status: 'requires_confirmation',
      payment_method,
      client_secret: `${id}_secret_x`,
      metadata: { paymentId: form.get('metadata[paymentId]') },
      next_action: null,
      last_payment_error: null,
    };
    this.intents.set(id, intent);
    return { status: 200, body: intent };
  }

  #confirm(intent: Thing): StripeReply {
    if (intent['status'] !== 'requires_confirmation') return unexpected(intent, 'confirm');
    const method = String(intent['payment_method']);
    const decline_code = declines[method];
    if (decline_code !== undefined) {
      const error: Thing = {
        type: 'card_error',
        code: 'card_declined',
        decline_code,
        message: 'Your card was declined.',
      };
      Object.assign(intent, { status: 'requires_payment_method', last_payment_error: { ...error } });
      return refusal(402, { ...error, payment_intent: { ...intent } });
    }
    if (method === 'pm_card_authenticationRequired') {
      const next_action = { type: 'redirect_to_url', redirect_to_url: { url: 'https://hooks.example/3ds' } };
      return { status: 200, body: Object.assign(intent, { status: 'requires_action', next_action }) };
    }
    const status = method === 'pm_usBankAccount' ? 'processing' : 'succeeded';
    const amount_received = status === 'succeeded' ? intent['amount'] : 0;
    return { status: 200, body: Object.assign(intent, { status, amount_received }) };
  }

  #cancel(intent: Thing): StripeReply {
    if (['succeeded', 'canceled', 'processing'].includes(intent['status'])) return unexpected(intent, 'cancel');
    return { status: 200, body: Object.assign(intent, { status: 'canceled', next_action: null }) };
  }

  #refund(form: URLSearchParams): StripeReply {
    const intent = this.intents.get(form.get('payment_intent') ?? '');
    if (intent?.['status'] !== 'succeeded') return missing('payment_intent', 'payment_intent');
    const left = this.refunds.reduce(
      (rest, one) => (one['payment_intent'] === intent['id'] ? rest - one['amount'] : rest),
      intent['amount'],
    );
    const amount = Number(form.get('amount'));
    if (amount > left)
      return refusal(400, {
        type: 'invalid_request_error',
        ...(left === 0 ? { code: 'charge_already_refunded' } : { code: 'amount_too_large', param: 'amount' }),
        message: 'Refund amount is greater than unrefunded amount on charge',
      });
    const refund: Thing = {
      id: `re_${this.refunds.length + 1}`,
      object: 'refund',
      amount,
      currency: intent['currency'],
      status: 'succeeded',
      payment_intent: intent['id'],
      metadata: { refundId: form.get('metadata[refundId]') },
    };
    this.refunds.push(refund);
    return { status: 200, body: refund };
  }

  #list(form: URLSearchParams): StripeReply {
    const data = this.refunds.filter((one) => one['payment_intent'] === form.get('payment_intent'));
    return { status: 200, body: { object: 'list', data, has_more: false } };
  }
}

const unexpected = (intent: Thing, what: string): StripeReply =>
  refusal(400, {
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    message: `You cannot ${what} this PaymentIntent because it has a status of ${intent['status']}.`,
    payment_intent: { ...intent },
  });
