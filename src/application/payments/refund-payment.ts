import { err, ok, type Result } from 'neverthrow';
import { type InvalidInput, invalidInput } from '../../domain/kernel/failure.ts';
import type { Instant } from '../../domain/kernel/instant.ts';
import { parseOptionalText } from '../../domain/kernel/text.ts';
import {
  type AlreadyRefunded,
  type GatewayUnavailable,
  type NotRefundable,
  notRefundable,
  type PaymentNotFound,
  type PaymentNotYours,
  paymentNotFound,
  paymentNotYours,
  type RefundRefused,
  refundRefused,
} from '../../domain/payments/failures.ts';
import type { Payment, PaymentChange } from '../../domain/payments/payment.ts';
import { type RefundFacts, reasonBounds } from '../../domain/payments/refund.ts';
import { isRefundOpen, refundPhaseOf } from '../../domain/payments/refund-status.ts';
import type { Actor } from '../kernel/actor.ts';
import {
  type KeyInProgress,
  type KeyMismatch,
  keyInProgress,
  keyMismatch,
  type RepeatableRequest,
} from '../kernel/idempotency.ts';
import { bindKey } from './bind-key.ts';
import { byUser, type Cause } from './cause.ts';
import { isLeased, leaseFrom } from './lease.ts';
import type { PaymentLedger } from './payment-ledger.ts';
import type { Refunding } from './refunding.ts';
import { standardRetries } from './retry-policy.ts';
import { maySee } from './show-payment.ts';

type ReserveFailure =
  | InvalidInput
  | PaymentNotFound
  | PaymentNotYours
  | AlreadyRefunded
  | NotRefundable
  | KeyMismatch
  | KeyInProgress;
export type RefundPaymentFailure = ReserveFailure | RefundRefused | GatewayUnavailable;

export interface GivenRefund {
  /** Absent: all that is left. */
  readonly amount?: number | undefined;
  readonly reason?: string | null | undefined;
}

export interface Refunded {
  readonly payment: Payment;
  readonly refund: RefundFacts;
}

interface Reserved extends PaymentChange {
  readonly refund: RefundFacts;
  /** Its key came before, so that the gateway may know it. */
  readonly isResumed: boolean;
}

/** With a key: the one refund that the key is bound to, carried on from wherever it stands. Without: a refund of its own. */
export class RefundPayment {
  readonly #ledger: PaymentLedger;
  readonly #refunding: Refunding;
  readonly #gateway: string;

  constructor(ledger: PaymentLedger, refunding: Refunding, gateway: string) {
    this.#ledger = ledger;
    this.#refunding = refunding;
    this.#gateway = gateway;
  }

  async execute(
    actor: Actor,
    paymentId: string,
    given: GivenRefund,
    request?: RepeatableRequest,
    cause: Cause = byUser(actor, 'requested'),
  ): Promise<Result<Refunded, RefundPaymentFailure>> {
    const reserved = await this.#reserve(actor, paymentId, given, request, cause);
    if (reserved.isErr()) return err(reserved.error);
    const { payment, refund, isResumed } = reserved.value;
    if (!isRefundOpen(refund.status)) return outcomeOf(payment, refund);
    const carriedOut = isResumed
      ? await this.#refunding.resume(payment, refund, standardRetries, cause)
      : await this.#refunding.begin(payment, refund, standardRetries, cause);
    return carriedOut.andThen((current) => outcomeOf(current, current.refund(refund.id) ?? refund));
  }

  async #reserve(
    actor: Actor,
    paymentId: string,
    { amount, reason: givenReason }: GivenRefund,
    request: RepeatableRequest | undefined,
    cause: Cause,
  ): Promise<Result<Reserved, ReserveFailure>> {
    const parsed = parseOptionalText('reason', givenReason, reasonBounds);
    if (parsed.isErr()) return err(invalidInput(parsed.error));
    const id = this.#ledger.newId();
    return await this.#ledger.write<Reserved, ReserveFailure>(async (store, now) => {
      const seen = await store.payments.withId(paymentId);
      if (seen === undefined) return err(paymentNotFound);
      if (!maySee(actor, seen)) return err(paymentNotYours);
      if (seen.facts.gateway !== this.#gateway) return err(notRefundable);
      const bound = await bindKey(store.keys, request, { paymentId, refundId: id, at: now });
      if (bound.isErr()) return err(bound.error);
      const known = bound.value;
      return await this.#ledger.changeIn<Reserved, ReserveFailure>(store, now, paymentId, cause, (payment) => {
        if (known !== null) return takeUp(payment, known.refundId, now);
        const order = { id, amount, reason: parsed.value, leasedUntil: leaseFrom(now) };
        return payment.reserveRefund(order, now).map((change) => ({ ...change, isResumed: false }));
      });
    });
  }
}

function takeUp(
  payment: Payment,
  refundId: string | null,
  now: Instant,
): Result<Reserved, KeyMismatch | KeyInProgress> {
  const refund = refundId === null ? undefined : payment.refund(refundId);
  if (refund === undefined) return err(keyMismatch);
  if (!isRefundOpen(refund.status)) return ok({ ...payment.unchanged(), refund, isResumed: true });
  if (isLeased(refund.leasedUntil, now)) return err(keyInProgress);
  return ok({ ...payment.leaseRefund(refund.id, leaseFrom(now)).unchanged(), refund, isResumed: true });
}

function outcomeOf(payment: Payment, refund: RefundFacts): Result<Refunded, RefundRefused> {
  switch (refundPhaseOf(refund.status)) {
    case 'reserved':
    case 'paid_back':
      return ok({ payment, refund });
    case 'released':
      return err(refundRefused(refund.id, refund.failureCode));
  }
}
