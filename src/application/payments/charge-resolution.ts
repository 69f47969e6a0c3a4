import { err, ok, type Result } from 'neverthrow';
import { type GatewayUnavailable, gatewayUnavailable, type PaymentNotFound } from '../../domain/payments/failures.ts';
import { type IntentObservation, intentRules } from '../../domain/payments/observations.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { Cause } from './cause.ts';
import type { GatewayClient } from './gateway-client.ts';
import { type GatewayUnreachable, unknownOutcome } from './payment-gateway.ts';
import type { PaymentLedger } from './payment-ledger.ts';
import { noRetries } from './retry-policy.ts';

type Resolved = Promise<Result<Payment, PaymentNotFound | GatewayUnavailable>>;

/** Brings a charge's row to what the gateway shows of its intent, and ends its lease. */
export class ChargeResolution {
  readonly #ledger: PaymentLedger;
  readonly #client: GatewayClient;

  constructor(ledger: PaymentLedger, client: GatewayClient) {
    this.#ledger = ledger;
    this.#client = client;
  }

  /** A decline that was looked up or told is not the end of its intent, which somebody may be paying at this moment: it is canceled first. */
  async resolve(payment: Payment, observed: IntentObservation, cause: Cause): Resolved {
    if (intentRules[observed.state].isDecline) return await this.cancel(payment, observed, cause);
    return await this.#observe(payment, observed, cause);
  }

  /** The answer to our own confirmation: nobody but us has the intent, unless its secret was handed out before. */
  async resolveConfirmation(payment: Payment, observed: IntentObservation, cause: Cause): Resolved {
    const resolved = await this.#observe(payment, observed, cause);
    if (resolved.isErr() || !resolved.value.isOpen || !intentRules[observed.state].isDecline) return resolved;
    return await this.cancel(resolved.value, observed, cause);
  }

  /** Gives up an open intent at the gateway first and believes its answer: had it collected by then, the payment is completed. */
  async cancel(payment: Payment, observed: IntentObservation, cause: Cause): Resolved {
    const canceled = await this.cancelIntent(payment, observed);
    if (canceled.isErr()) return await this.leaveUnknown(payment, cause, canceled.error);
    return await this.#observe(payment, canceled.value, cause);
  }

  async cancelIntent(
    payment: Payment,
    { id, failureCode }: IntentObservation,
  ): Promise<Result<IntentObservation, GatewayUnreachable>> {
    const canceled = await this.#client.cancelIntent(payment, id, this.#ledger.now());
    const isRefused = canceled.isErr() && canceled.error.kind === 'gateway.refused';
    const shown = isRefused ? await this.#client.retrieveIntent(payment, id, noRetries) : canceled;
    return shown
      .map((observed) => ({ ...observed, failureCode: observed.failureCode ?? failureCode ?? 'abandoned' }))
      .mapErr(unknownOutcome);
  }

  /** The row stays as it is for whoever looks next, unless somebody has settled it meanwhile. */
  async leaveUnknown({ facts }: Payment, cause: Cause, { reason }: GatewayUnreachable): Resolved {
    const left = await this.#ledger.observe(facts.id, cause, (payment) => ok(payment.lease(null).unchanged()));
    if (left.isErr() || !left.value.isOpen) return left;
    this.#ledger.reporter.unknownOutcome(left.value, reason);
    return err(gatewayUnavailable(facts.id));
  }

  async #observe({ facts }: Payment, observed: IntentObservation, cause: Cause): Resolved {
    return await this.#ledger.observe(facts.id, cause, (payment, now) =>
      payment.lease(null).observeIntent(observed, now),
    );
  }
}
