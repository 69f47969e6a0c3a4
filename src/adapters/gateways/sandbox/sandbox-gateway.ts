import { err, ok, type Result, ResultAsync } from 'neverthrow';
import type { Clock } from '../../../application/kernel/clock.ts';
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
import type {
  SandboxIntent,
  SandboxLedger,
  SandboxRefund,
  SandboxUnit,
} from '../../../application/payments/sandbox-ledger.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import { intentRules } from '../../../domain/payments/observations.ts';
import { createRefund } from './create-refund.ts';
import { authenticateIntent, cancelIntent, confirmIntent, createIntent, retrieveIntent } from './intents.ts';
import { oncePerKey } from './once-per-key.ts';
import { testOutcomeOf } from './test-outcome.ts';

type Work<T> = (ledger: SandboxLedger, now: Instant) => Promise<Result<T, GatewayFailure>>;

/** A gateway that moves no money and otherwise behaves as Stripe in test mode does. */
export class SandboxGateway implements PaymentGateway {
  readonly name = 'sandbox';
  readonly #unit: SandboxUnit;
  readonly #clock: Clock;
  readonly #pageUrl: (intentId: string, secret: string) => string;

  constructor(unit: SandboxUnit, clock: Clock, pageUrl: (intentId: string, secret: string) => string) {
    this.#unit = unit;
    this.#clock = clock;
    this.#pageUrl = pageUrl;
  }

  async createIntent(order: ChargeOrder, key: string): GatewayAnswer<IntentAnswer> {
    return await this.#intentOnce(key, ['prepare', order], (ledger, now) => createIntent(ledger, order, now));
  }

  async confirmIntent(intentId: string, key: string): GatewayAnswer<IntentAnswer> {
    return await this.#run(async (ledger, now) => {
      const work = async () => (await confirmIntent(ledger, intentId, now)).map((intent) => this.#present(intent));
      const answer = await oncePerKey(ledger, { key, order: ['confirm', intentId], now }, work);
      const intent = await ledger.intent(intentId);
      const isLost = testOutcomeOf(intent?.paymentMethod ?? '')?.ends === 'answer_lost';
      return isLost && answer.isOk() ? err(unreachable('the sandbox did not answer in time', true)) : answer;
    });
  }

  async retrieveIntent(intentId: string): GatewayAnswer<IntentAnswer> {
    return await this.#run(async (ledger, now) =>
      (await retrieveIntent(ledger, intentId, now)).map((intent) => this.#present(intent)),
    );
  }

  async cancelIntent(intentId: string, key: string): GatewayAnswer<IntentAnswer> {
    return await this.#intentOnce(key, ['close', intentId], (ledger) => cancelIntent(ledger, intentId));
  }

  async createRefund(order: GatewayRefundOrder, key: string): GatewayAnswer<RefundAnswer> {
    return await this.#run((ledger, now) =>
      oncePerKey(ledger, { key, order: ['refund', order], now }, async () =>
        (await createRefund(ledger, order, now)).map(presentRefund),
      ),
    );
  }

  async listRefunds(intentId: string): GatewayAnswer<RefundList> {
    return await this.#run(async (ledger) =>
      ok({ refunds: (await ledger.refundsOf(intentId)).map(presentRefund), unreadable: [] }),
    );
  }

  /** What the payer does on the sandbox's 3-D Secure page. */
  async authenticate(intentId: string, secret: string, isApproved: boolean): GatewayAnswer<IntentAnswer> {
    return await this.#run(async (ledger) =>
      (await authenticateIntent(ledger, intentId, secret, isApproved)).map((intent) => this.#present(intent)),
    );
  }

  #intentOnce(key: string, order: readonly unknown[], work: Work<SandboxIntent>): GatewayAnswer<IntentAnswer> {
    return this.#run((ledger, now) =>
      oncePerKey(ledger, { key, order, now }, async () =>
        (await work(ledger, now)).map((intent) => this.#present(intent)),
      ),
    );
  }

  /** A refusal is written down as well, so it must not roll back. */
  async #run<T>(work: Work<T>): GatewayAnswer<T> {
    const written = await this.#unit.run((ledger) =>
      ResultAsync.fromSafePromise<Result<T, GatewayFailure>, never>(work(ledger, this.#clock.now())),
    );
    return written.andThen((outcome) => outcome);
  }

  #present({ id, paymentId, amount, currency, state, failureCode, secret }: SandboxIntent): IntentAnswer {
    const { hasCollected, awaits } = intentRules[state];
    const nextAction =
      awaits === 'payer'
        ? { type: 'redirect_to_url', redirectUrl: this.#pageUrl(id, secret), clientSecret: secret }
        : null;
    const amountReceived = hasCollected ? amount : 0;
    return { id, paymentId, amount, amountReceived, currency, state, failureCode, nextAction };
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
