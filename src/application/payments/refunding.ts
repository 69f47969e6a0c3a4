import { err, ok, type Result } from 'neverthrow';
import { before } from '../../domain/kernel/instant.ts';
import { type GatewayUnavailable, gatewayUnavailable, type PaymentNotFound } from '../../domain/payments/failures.ts';
import type { RefundObservation } from '../../domain/payments/observations.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { RefundFacts } from '../../domain/payments/refund.ts';
import type { Cause } from './cause.ts';
import type { GatewayClient } from './gateway-client.ts';
import { type GatewayFailure, type GatewayUnreachable, refused, unknownOutcome } from './payment-gateway.ts';
import type { PaymentLedger } from './payment-ledger.ts';
import type { RetryPolicy } from './retry-policy.ts';

/** An hour less than gateways remember a key. */
const keyHours = 23;

type Refunded = Promise<Result<Payment, PaymentNotFound | GatewayUnavailable>>;

/** Carries out a reserved refund. The caller holds the refund's lease. */
export class Refunding {
  readonly #ledger: PaymentLedger;
  readonly #client: GatewayClient;

  constructor(ledger: PaymentLedger, client: GatewayClient) {
    this.#ledger = ledger;
    this.#client = client;
  }

  async begin(payment: Payment, refund: RefundFacts, retries: RetryPolicy, cause: Cause): Refunded {
    return await this.#apply(payment, refund, await this.#send(payment, refund, retries, cause), cause);
  }

  /**
   * Looks for the refund first. One that is not there is sent again under its key, which makes it the same refund as a request that
   * may still be on its way; when the key is too old for that, so is any such request.
   */
  async resume(payment: Payment, refund: RefundFacts, retries: RetryPolicy, cause: Cause): Refunded {
    const listed = await this.#client.listRefunds(payment);
    if (listed.isErr()) return await this.#leaveUnknown(payment, refund, unknownOutcome(listed.error), cause);
    const found = listed.value.find(({ id, refundId }) => id === refund.gatewayId || refundId === refund.id);
    if (found !== undefined) return await this.#apply(payment, refund, ok(found), cause);
    const isStale = refund.createdAt < before(this.#ledger.now(), { hours: keyHours });
    if (isStale) return await this.#apply(payment, refund, err(refused('abandoned')), cause);
    return await this.begin(payment, refund, retries, cause);
  }

  #send(payment: Payment, refund: RefundFacts, retries: RetryPolicy, cause: Cause) {
    const beforeRetry = () => this.#ledger.renewRefundLease(payment.facts.id, refund.id, cause);
    return this.#client.createRefund(payment, refund, { ...retries, beforeRetry });
  }

  async #apply(
    payment: Payment,
    refund: RefundFacts,
    answer: Result<RefundObservation, GatewayFailure>,
    cause: Cause,
  ): Refunded {
    const { id } = payment.facts;
    if (answer.isOk())
      return await this.#ledger.observe(id, cause, (current, now) =>
        current.leaseRefund(refund.id, null).observeRefund(answer.value, this.#ledger.newId(), now),
      );
    const failure = answer.error;
    if (failure.kind === 'gateway.unreachable') return await this.#leaveUnknown(payment, refund, failure, cause);
    return await this.#ledger.observe(id, cause, (current, now) =>
      current.leaseRefund(refund.id, null).failRefund(refund.id, failure.code, now),
    );
  }

  async #leaveUnknown({ facts }: Payment, { id }: RefundFacts, { reason }: GatewayUnreachable, cause: Cause): Refunded {
    const left = await this.#ledger.observe(facts.id, cause, (payment) =>
      ok(payment.leaseRefund(id, null).unchanged()),
    );
    if (left.isErr() || !left.value.hasOpenRefund(id)) return left;
    this.#ledger.reporter.unknownOutcome(left.value, reason);
    return err(gatewayUnavailable(facts.id, id));
  }
}
