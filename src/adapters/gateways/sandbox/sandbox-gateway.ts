import { err, ok, type Result, ResultAsync } from 'neverthrow';
import type { Clock } from '../../../application/kernel/clock.ts';
import {
  type ChargeOrder,
  type GatewayFailure,
  type IntentAnswer,
  type PaymentGateway,
  type RefundAnswer,
  type RefundOrder,
  silent,
} from '../../../application/payments/gateway.ts';
import type {
  SandboxIntent,
  SandboxLedger,
  SandboxRefund,
  SandboxUnit,
} from '../../../application/payments/sandbox-ledger.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import { authenticateIntent, closeIntent, collect, lookAt, openIntent } from './intents.ts';
import { outcomeOf } from './methods.ts';
import { oncePerKey } from './once.ts';
import { refundIntent } from './refunds.ts';

type Work<T> = (ledger: SandboxLedger, now: Instant) => Promise<Result<T, GatewayFailure>>;

/** A gateway that moves no money and otherwise behaves as Stripe in test mode does. */
export class SandboxGateway implements PaymentGateway {
  readonly name = 'sandbox';
  readonly #unit: SandboxUnit;
  readonly #clock: Clock;
  readonly #pageOf: (intentId: string, secret: string) => string;

  constructor(unit: SandboxUnit, clock: Clock, pageOf: (intentId: string, secret: string) => string) {
    this.#unit = unit;
    this.#clock = clock;
    this.#pageOf = pageOf;
  }

  prepare(order: ChargeOrder, key: string): ResultAsync<IntentAnswer, GatewayFailure> {
    return this.#intentOnce(key, ['prepare', order], (ledger, now) => openIntent(ledger, order, now));
  }

  confirm(intentId: string, key: string): ResultAsync<IntentAnswer, GatewayFailure> {
    return this.#run(async (ledger, now) => {
      const present = async () => (await collect(ledger, intentId, now)).map((intent) => this.#present(intent));
      const answer = await oncePerKey(ledger, { key, order: ['confirm', intentId], now }, present);
      const intent = await ledger.intent(intentId);
      const isUnheard = outcomeOf(intent?.paymentMethod ?? '')?.ends === 'unheard';
      return isUnheard && answer.isOk() ? err(silent('the sandbox did not answer in time', true)) : answer;
    });
  }

  look(intentId: string): ResultAsync<IntentAnswer, GatewayFailure> {
    return this.#run(async (ledger, now) =>
      (await lookAt(ledger, intentId, now)).map((intent) => this.#present(intent)),
    );
  }

  close(intentId: string, key: string): ResultAsync<IntentAnswer, GatewayFailure> {
    return this.#intentOnce(key, ['close', intentId], (ledger) => closeIntent(ledger, intentId));
  }

  refund(order: RefundOrder, key: string): ResultAsync<RefundAnswer, GatewayFailure> {
    return this.#run((ledger, now) =>
      oncePerKey(ledger, { key, order: ['refund', order], now }, async () =>
        (await refundIntent(ledger, order, now)).map(presentRefund),
      ),
    );
  }

  refundsOf(intentId: string): ResultAsync<readonly RefundAnswer[], GatewayFailure> {
    return this.#run(async (ledger) => ok((await ledger.refundsOf(intentId)).map(presentRefund)));
  }

  /** What the payer does on the sandbox's 3-D Secure page. */
  authenticate(intentId: string, secret: string, approved: boolean): ResultAsync<IntentAnswer, GatewayFailure> {
    return this.#run(async (ledger) =>
      (await authenticateIntent(ledger, intentId, secret, approved)).map((intent) => this.#present(intent)),
    );
  }

  #intentOnce(key: string, order: readonly unknown[], work: Work<SandboxIntent>) {
    return this.#run((ledger, now) =>
      oncePerKey(ledger, { key, order, now }, async () =>
        (await work(ledger, now)).map((intent) => this.#present(intent)),
      ),
    );
  }

  /** A refusal is written down as well, so it must not roll back. */
  #run<T>(work: Work<T>): ResultAsync<T, GatewayFailure> {
    return this.#unit
      .run((ledger) => ResultAsync.fromSafePromise<Result<T, GatewayFailure>, never>(work(ledger, this.#clock.now())))
      .andThen((outcome) => outcome);
  }

  #present({ id, paymentId, amount, currency, state, failureCode, secret }: SandboxIntent): IntentAnswer {
    const nextAction =
      state === 'action_needed'
        ? { type: 'redirect_to_url', redirectUrl: this.#pageOf(id, secret), clientSecret: secret }
        : null;
    return { id, paymentId, amount, currency, state, failureCode, nextAction };
  }
}

const presentRefund = ({ id, intentId, refundId, amount, currency, state }: SandboxRefund): RefundAnswer => ({
  id,
  intentId,
  refundId,
  amount,
  currency,
  state,
  failureCode: null,
});
