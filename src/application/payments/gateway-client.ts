import { err, ok, type Result } from 'neverthrow';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { IntentObservation, RefundObservation } from '../../domain/payments/observations.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { RefundFacts } from '../../domain/payments/refund.ts';
import type { Delay } from '../kernel/delay.ts';
import type { Random } from '../kernel/random.ts';
import { checkIntent, checkOrderedRefund, checkRefund } from './check-answer.ts';
import {
  type GatewayAnswer,
  type GatewayFailure,
  type GatewayUnreachable,
  type PaymentGateway,
  type RefundList,
  unreachable,
} from './payment-gateway.ts';
import { noRetries, type RetryPolicy } from './retry-policy.ts';

export interface RefundsObserved {
  readonly refunds: readonly RefundObservation[];
  /** What is wrong with each of those that are not understood. */
  readonly oddities: readonly string[];
}

/** Speaks with the gateway: derives the keys, repeats what may be repeated under the same key, believes no answer unchecked. */
export class GatewayClient {
  readonly #gateway: PaymentGateway;
  readonly #delay: Delay;
  readonly #random: Random;

  constructor(gateway: PaymentGateway, delay: Delay, random: Random) {
    this.#gateway = gateway;
    this.#delay = delay;
    this.#random = random;
  }

  get gateway(): string {
    return this.#gateway.name;
  }

  async createIntent({ facts }: Payment, retries: RetryPolicy): GatewayAnswer<IntentObservation> {
    const { id, amount, currency, paymentMethod, description } = facts;
    const order = { paymentId: id, money: { amount, currency }, paymentMethod, description };
    const call = () => this.#gateway.createIntent(order, keyOf(id, 'prepare'));
    return await this.#ask(retries, call, checkIntent(facts));
  }

  async confirmIntent({ facts }: Payment, intentId: string, retries: RetryPolicy): GatewayAnswer<IntentObservation> {
    const call = () => this.#gateway.confirmIntent(intentId, keyOf(facts.id, 'confirm'));
    return await this.#ask(retries, call, checkIntent(facts, intentId));
  }

  async retrieveIntent({ facts }: Payment, intentId: string, retries: RetryPolicy): GatewayAnswer<IntentObservation> {
    return await this.#ask(retries, () => this.#gateway.retrieveIntent(intentId), checkIntent(facts, intentId));
  }

  /** The key names the moment: a gateway repeats a refused answer under the same key, although canceling may be possible by then. */
  async cancelIntent({ facts }: Payment, intentId: string, now: Instant): GatewayAnswer<IntentObservation> {
    const call = () => this.#gateway.cancelIntent(intentId, keyOf(facts.id, `close-${now}`));
    return await this.#ask(noRetries, call, checkIntent(facts, intentId));
  }

  async createRefund({ facts }: Payment, refund: RefundFacts, retries: RetryPolicy): GatewayAnswer<RefundObservation> {
    const { id, currency, intentId } = facts;
    if (intentId === null) return err(noIntent);
    const order = { refundId: refund.id, paymentId: id, intentId, money: { amount: refund.amount, currency } };
    const call = () => this.#gateway.createRefund(order, `mainstay-refund-${refund.id}`);
    return await this.#ask(retries, call, checkOrderedRefund(facts, refund));
  }

  async listRefunds({ facts }: Payment): GatewayAnswer<RefundsObserved> {
    const { intentId } = facts;
    if (intentId === null) return err(noIntent);
    return await this.#ask(
      noRetries,
      () => this.#gateway.listRefunds(intentId),
      (list) => ok(checkAll(facts, list)),
    );
  }

  async #ask<A, T>(
    retries: RetryPolicy,
    call: () => GatewayAnswer<A>,
    check: (answer: A) => Result<T, GatewayUnreachable>,
  ): GatewayAnswer<T> {
    for (let attempt = 1; ; attempt += 1) {
      const checked: Result<T, GatewayFailure> = (await call()).andThen(check);
      if (checked.isOk()) return checked;
      const { error } = checked;
      if (error.kind === 'gateway.refused' || !error.retryable || attempt >= retries.attempts) return checked;
      const delay = retries.firstDelay * 2 ** (attempt - 1);
      await this.#delay.pause(delay + this.#random.below((delay >> 1) + 1));
      await retries.beforeRetry?.();
    }
  }
}

const noIntent = unreachable('the payment has no intent', false);

const keyOf = (paymentId: string, step: string): string => `mainstay-payment-${paymentId}-${step}`;

function checkAll(facts: Payment['facts'], { refunds, unreadable }: RefundList): RefundsObserved {
  const checked = refunds.map((answer) =>
    checkRefund(facts, answer).mapErr(({ reason }) => `refund ${answer.id}: ${reason}`),
  );
  return {
    refunds: checked.flatMap((one) => (one.isOk() ? [one.value] : [])),
    oddities: [
      ...unreadable.map((id) => `refund ${id}: unreadable`),
      ...checked.flatMap((one) => (one.isErr() ? [one.error] : [])),
    ],
  };
}
