import { err, errAsync, ok, type Result, ResultAsync } from 'neverthrow';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { MinorUnits } from '../../domain/payments/money.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { RefundFacts } from '../../domain/payments/refund.ts';
import type { IntentSight, RefundSight } from '../../domain/payments/sights.ts';
import type { Delay } from '../kernel/delay.ts';
import type { Random } from '../kernel/random.ts';
import type { GatewayFailure, GatewaySilent, IntentAnswer, PaymentGateway, RefundAnswer } from './gateway.ts';
import { silent } from './gateway.ts';

/** How often a call is tried in all, and the first pause; each further pause is twice as long, and up to half of it more by chance. */
export interface Patience {
  readonly tries: number;
  readonly firstPause: number;
  /** Called before each further try: the lease is made longer. */
  readonly renew?: () => Promise<unknown>;
}

export const patient: Patience = { tries: 4, firstPause: 400 };
export const once: Patience = { tries: 1, firstPause: 0 };

/** Speaks with the gateway: derives the keys, repeats what may be repeated under the same key, believes no answer unchecked. */
export class Teller {
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

  prepare({ facts }: Payment, patience: Patience): ResultAsync<IntentSight, GatewayFailure> {
    const { id, amount, currency, paymentMethod, description } = facts;
    const order = { paymentId: id, money: { amount, currency }, paymentMethod, description };
    return this.#ask(patience, () => this.#gateway.prepare(order, keyOf(id, 'prepare')), checkIntent(facts));
  }

  confirm({ facts }: Payment, intentId: string, patience: Patience): ResultAsync<IntentSight, GatewayFailure> {
    return this.#ask(
      patience,
      () => this.#gateway.confirm(intentId, keyOf(facts.id, 'confirm')),
      checkIntent(facts, intentId),
    );
  }

  look({ facts }: Payment, intentId: string, patience: Patience): ResultAsync<IntentSight, GatewayFailure> {
    return this.#ask(patience, () => this.#gateway.look(intentId), checkIntent(facts, intentId));
  }

  /** The key names the moment: a gateway repeats a refused answer under the same key, although closing may be possible by then. */
  close({ facts }: Payment, intentId: string, now: Instant): ResultAsync<IntentSight, GatewayFailure> {
    const key = keyOf(facts.id, `close-${now}`);
    return this.#ask(once, () => this.#gateway.close(intentId, key), checkIntent(facts, intentId));
  }

  refund({ facts }: Payment, refund: RefundFacts, patience: Patience): ResultAsync<RefundSight, GatewayFailure> {
    const { id, currency, intentId } = facts;
    if (intentId === null) return errAsync(silent('the payment has no intent', false));
    const order = { refundId: refund.id, paymentId: id, intentId, money: { amount: refund.amount, currency } };
    return this.#ask(
      patience,
      () => this.#gateway.refund(order, `mainstay-refund-${refund.id}`),
      (answer) => checkRefund(facts, answer).andThen((sight) => checkOrdered(refund, sight)),
    );
  }

  refundsOf({ facts }: Payment): ResultAsync<readonly RefundSight[], GatewayFailure> {
    const { intentId } = facts;
    if (intentId === null) return errAsync(silent('the payment has no intent', false));
    return this.#ask(
      once,
      () => this.#gateway.refundsOf(intentId),
      (answers) => answers.reduce(collect(facts), ok([])),
    );
  }

  #ask<A, T>(
    patience: Patience,
    call: () => ResultAsync<A, GatewayFailure>,
    check: (answer: A) => Result<T, GatewaySilent>,
    tried = 1,
  ): ResultAsync<T, GatewayFailure> {
    return call()
      .andThen(check)
      .orElse((failure) => {
        if (failure.kind === 'gateway.refused' || !failure.again || tried >= patience.tries) return err(failure);
        const pause = patience.firstPause * 2 ** (tried - 1);
        const jitter = this.#random.below((pause >> 1) + 1);
        return ResultAsync.fromSafePromise(this.#rest(pause + jitter, patience)).andThen(() =>
          this.#ask(patience, call, check, tried + 1),
        );
      });
  }

  async #rest(milliseconds: number, { renew }: Patience): Promise<void> {
    await this.#delay.pause(milliseconds);
    await renew?.();
  }
}

type Facts = Payment['facts'];

const keyOf = (paymentId: string, step: string): string => `mainstay-payment-${paymentId}-${step}`;

/** An answer that is not about this payment is as good as none: the truth is asked again. */
export const checkIntent =
  (facts: Facts, intentId: string | null = facts.intentId) =>
  (answer: IntentAnswer): Result<IntentSight, GatewaySilent> => {
    const { id, state, failureCode, nextAction } = answer;
    if (id === '' || (intentId !== null && id !== intentId)) return err(silent('answer about another intent', true));
    if (answer.paymentId !== null && answer.paymentId !== facts.id)
      return err(silent('answer about another payment', true));
    if (!isSameMoney(facts, answer)) return err(silent('answer about another amount', true));
    return ok({ id, state, failureCode, nextAction });
  };

export function checkRefund(facts: Facts, answer: RefundAnswer): Result<RefundSight, GatewaySilent> {
  const { id, refundId, amount, state, failureCode } = answer;
  if (id === '' || answer.intentId !== facts.intentId) return err(silent('answer about another intent', true));
  if (answer.currency.toUpperCase() !== facts.currency) return err(silent('answer in another currency', true));
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > facts.amount)
    return err(silent('answer about another amount', true));
  return ok({ id, refundId, amount: amount as MinorUnits, state, failureCode });
}

const checkOrdered = (refund: RefundFacts, sight: RefundSight): Result<RefundSight, GatewaySilent> =>
  (sight.refundId ?? refund.id) === refund.id && sight.amount === refund.amount
    ? ok({ ...sight, refundId: refund.id })
    : err(silent('answer about another refund', true));

const collect = (facts: Facts) => (all: Result<readonly RefundSight[], GatewaySilent>, answer: RefundAnswer) =>
  all.andThen((sights) => checkRefund(facts, answer).map((sight) => [...sights, sight]));

export const isSameMoney = (facts: Facts, { amount, currency }: { amount: number; currency: string }): boolean =>
  amount === facts.amount && currency.toUpperCase() === facts.currency;
