import { err, ok, type Result } from 'neverthrow';
import { before } from '../../domain/kernel/instant.ts';
import { type GatewayUnavailable, gatewayUnavailable, type PaymentNotFound } from '../../domain/payments/failures.ts';
import type { RefundObservation } from '../../domain/payments/observations.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { RefundFacts } from '../../domain/payments/refund.ts';
import type { Cause } from './cause.ts';
import type { GatewayClient, RefundsObserved } from './gateway-client.ts';
import { refundObservations } from './observations.ts';
import { type GatewayUnreachable, unknownOutcome, unreachable } from './payment-gateway.ts';
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
    const beforeRetry = () => this.#ledger.renewRefundLease(payment.facts.id, refund.id, cause);
    const sent = await this.#client.createRefund(payment, refund, { ...retries, beforeRetry });
    if (sent.isOk()) return await this.#observe(payment, refund, sent.value, cause);
    if (sent.error.kind === 'gateway.unreachable') return await this.#leaveUnknown(payment, refund, sent.error, cause);
    // Perhaps somebody has refunded in the gateway's dashboard, or an older request of ours came through.
    const listed = await this.#client.listRefunds(payment);
    if (listed.isErr()) return await this.#leaveUnknown(payment, refund, unknownOutcome(listed.error), cause);
    return await this.#release(payment, refund, listed.value, sent.error.code, cause);
  }

  /**
   * Looks for the refund first. One that is not there is sent again under its key, which makes it the same refund as a request that
   * may still be on its way; when the key is too old for that, so is any such request.
   */
  async resume(payment: Payment, refund: RefundFacts, retries: RetryPolicy, cause: Cause): Refunded {
    const listed = await this.#client.listRefunds(payment);
    if (listed.isErr()) return await this.#leaveUnknown(payment, refund, unknownOutcome(listed.error), cause);
    const found = listed.value.refunds.find((observed) => isOf(refund, observed));
    if (found !== undefined) return await this.#observe(payment, refund, found, cause);
    const isStale = refund.createdAt < before(this.#ledger.now(), { hours: keyHours });
    if (!isStale) return await this.begin(payment, refund, retries, cause);
    const [oddity] = listed.value.oddities;
    // It may be the one that is not understood.
    if (oddity !== undefined) return await this.#leaveUnknown(payment, refund, unreachable(oddity, false), cause);
    return await this.#release(payment, refund, listed.value, 'abandoned', cause);
  }

  async #observe({ facts }: Payment, refund: RefundFacts, observed: RefundObservation, cause: Cause): Refunded {
    return await this.#ledger.observe(facts.id, cause, (payment, now) =>
      payment.leaseRefund(refund.id, null).observeRefund(observed, this.#ledger.newId(), now),
    );
  }

  /** Takes over all that the gateway has refunded; this refund fails unless it is among them. */
  async #release(payment: Payment, refund: RefundFacts, listed: RefundsObserved, code: string, cause: Cause): Refunded {
    const isThere = listed.refunds.some((observed) => isOf(refund, observed));
    return await this.#ledger.observe(
      payment.facts.id,
      cause,
      (current) => ok(current.leaseRefund(refund.id, null).unchanged()),
      ...refundObservations(payment, listed, () => this.#ledger.newId()),
      (current, now) => (isThere ? ok(current.unchanged()) : current.failRefund(refund.id, code, now)),
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

const isOf = (refund: RefundFacts, observed: RefundObservation): boolean =>
  observed.id === refund.gatewayId || observed.refundId === refund.id;
