import { ok, type Result } from 'neverthrow';
import { requestRefusalCode } from '../../domain/payments/charge-failure.ts';
import type { GatewayUnavailable, PaymentNotFound } from '../../domain/payments/failures.ts';
import { type IntentObservation, intentRules } from '../../domain/payments/observations.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { Cause } from './cause.ts';
import type { ChargeResolution } from './charge-resolution.ts';
import type { GatewayClient } from './gateway-client.ts';
import { leaseFrom } from './lease.ts';
import { type GatewayFailure, type GatewayRefused, unknownOutcome } from './payment-gateway.ts';
import type { PaymentLedger } from './payment-ledger.ts';
import { type RetryPolicy, standardRetries } from './retry-policy.ts';

type Charged = Promise<Result<Payment, PaymentNotFound | GatewayUnavailable>>;

/** Steps 2 to 5 of a charge, from wherever it stands. The caller holds the payment's lease. */
export class Charging {
  readonly #ledger: PaymentLedger;
  readonly #client: GatewayClient;
  readonly #resolution: ChargeResolution;

  constructor(ledger: PaymentLedger, client: GatewayClient, resolution: ChargeResolution) {
    this.#ledger = ledger;
    this.#client = client;
    this.#resolution = resolution;
  }

  async carryOn(payment: Payment, cause: Cause): Charged {
    const { intentId } = payment.facts;
    return intentId === null ? await this.#begin(payment, cause) : await this.#resume(payment, intentId, cause);
  }

  /** Steps 2 and 3. A row that somebody has settled meanwhile, or given another intent, has nothing confirmed for it. */
  async #begin(payment: Payment, cause: Cause): Charged {
    const created = await this.#client.createIntent(payment, this.#retries(payment, cause));
    if (created.isErr()) return await this.#failed(payment, created.error, cause);
    const { id } = created.value;
    const attached = await this.#attach(payment, id, cause);
    if (attached.isErr() || !attached.value.isOpen || attached.value.facts.intentId !== id) return attached;
    return await this.#confirm(attached.value, id, cause);
  }

  async #attach({ facts }: Payment, intentId: string, cause: Cause): Charged {
    return await this.#ledger.observe(facts.id, cause, (payment, now) => {
      if (!payment.isOpen) return ok(payment.unchanged());
      return payment.attach(intentId).map((named) => named.lease(leaseFrom(now)).unchanged());
    });
  }

  async #resume(payment: Payment, intentId: string, cause: Cause): Charged {
    const found = await this.#client.retrieveIntent(payment, intentId, this.#retries(payment, cause));
    if (found.isErr()) return await this.#resolution.leaveUnknown(payment, cause, unknownOutcome(found.error));
    return intentRules[found.value.state].awaits === 'our_confirmation'
      ? await this.#confirm(payment, intentId, cause)
      : await this.#resolution.resolve(payment, found.value, cause);
  }

  /** Steps 4 and 5. */
  async #confirm(payment: Payment, intentId: string, cause: Cause): Charged {
    const confirmed = await this.#client.confirmIntent(payment, intentId, this.#retries(payment, cause));
    if (confirmed.isOk()) return await this.#resolution.resolveConfirmation(payment, confirmed.value, cause);
    if (confirmed.error.kind === 'gateway.unreachable')
      return await this.#resolution.leaveUnknown(payment, cause, confirmed.error);
    return await this.#confirmationRefused(payment, intentId, codeOf(confirmed.error), cause);
  }

  /** After a refusal the intent is open at the gateway, but it is never confirmed: its key only repeats the refusal. */
  async #confirmationRefused(payment: Payment, intentId: string, code: string, cause: Cause): Charged {
    const found = await this.#client.retrieveIntent(payment, intentId, this.#retries(payment, cause));
    if (found.isErr()) return await this.#resolution.leaveUnknown(payment, cause, unknownOutcome(found.error));
    return await this.#resolution.resolve(payment, asRefused(found.value, code), cause);
  }

  async #failed(payment: Payment, failure: GatewayFailure, cause: Cause): Charged {
    if (failure.kind === 'gateway.unreachable') return await this.#resolution.leaveUnknown(payment, cause, failure);
    return await this.#ledger.observe(payment.facts.id, cause, (current, now) =>
      current.lease(null).failCharge(codeOf(failure), now),
    );
  }

  #retries({ facts }: Payment, cause: Cause): RetryPolicy {
    return { ...standardRetries, beforeRetry: () => this.#ledger.renewLease(facts.id, cause) };
  }
}

const asRefused = (observed: IntentObservation, code: string): IntentObservation =>
  intentRules[observed.state].isConfirmable
    ? { ...observed, state: 'declined', failureCode: observed.failureCode ?? code }
    : observed;

const codeOf = ({ code, isDecline }: GatewayRefused): string => (isDecline ? code : requestRefusalCode(code));
