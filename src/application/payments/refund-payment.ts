import { err, ok, type Result, type ResultAsync, safeTry } from 'neverthrow';
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
import type { Payment, Settled } from '../../domain/payments/payment.ts';
import { type RefundFacts, reasonBounds } from '../../domain/payments/refund.ts';
import type { Actor } from '../kernel/actor.ts';
import {
  type KeyInProgress,
  type KeyMismatch,
  keyInProgress,
  keyMismatch,
  type RepeatableRequest,
} from '../kernel/idempotency.ts';
import type { Books } from './books.ts';
import { bindKey } from './bound-keys.ts';
import { byUser, type Cause } from './cause.ts';
import { isLeased, leaseFrom } from './lease.ts';
import type { PaymentStore } from './ports.ts';
import type { Refunding } from './refunding.ts';
import { maySee } from './show-payment.ts';
import { patient } from './teller.ts';

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

interface Reserved extends Settled {
  readonly refund: RefundFacts;
  readonly begun: boolean;
}

export class RefundPayment {
  readonly #books: Books;
  readonly #refunding: Refunding;
  readonly #gateway: string;

  constructor(books: Books, refunding: Refunding, gateway: string) {
    this.#books = books;
    this.#refunding = refunding;
    this.#gateway = gateway;
  }

  execute(
    actor: Actor,
    paymentId: string,
    given: GivenRefund,
    request?: RepeatableRequest,
    cause: Cause = byUser(actor, 'requested'),
  ): ResultAsync<Refunded, RefundPaymentFailure> {
    return safeTry<Refunded, RefundPaymentFailure>(
      async function* (this: RefundPayment) {
        const reserved = yield* this.#reserve(actor, paymentId, given, request, cause);
        const { refund: found, begun } = reserved;
        const carryOn = () =>
          begun
            ? this.#refunding.resume(reserved.payment, found, patient, cause)
            : this.#refunding.begin(reserved.payment, found, patient, cause);
        const payment = found.status === 'pending' ? yield* carryOn() : reserved.payment;
        const refund = payment.refund(found.id) ?? found;
        if (refund.status !== 'failed') return ok({ payment, refund });
        return err(refundRefused(refund.id, refund.failureCode));
      }.bind(this),
    );
  }

  #reserve(
    actor: Actor,
    paymentId: string,
    { amount, reason: givenReason }: GivenRefund,
    request: RepeatableRequest | undefined,
    cause: Cause,
  ): ResultAsync<Reserved, ReserveFailure> {
    const id = this.#books.newId();
    return this.#books.write((store: PaymentStore, now) =>
      safeTry<Reserved, ReserveFailure>(
        async function* (this: RefundPayment) {
          const reason = yield* parseOptionalText('reason', givenReason, reasonBounds).mapErr((violation) =>
            invalidInput(violation),
          );
          const seen = await store.payments.withId(paymentId);
          if (seen === undefined) return err(paymentNotFound);
          if (!maySee(actor, seen)) return err(paymentNotYours);
          if (seen.facts.gateway !== this.#gateway) return err(notRefundable);
          const bound = yield* bindKey(store.keys, request, { paymentId, refundId: id, at: now });
          return this.#books.changeIn(store, now, paymentId, cause, (payment): Result<Reserved, ReserveFailure> => {
            if (bound !== null) return takeUp(payment, bound.refundId, now);
            const order = { id, amount, reason, busyUntil: leaseFrom(now) };
            return payment.reserveRefund(order, now).map((settled) => ({ ...settled, begun: false }));
          });
        }.bind(this),
      ),
    );
  }
}

function takeUp(
  payment: Payment,
  refundId: string | null,
  now: Instant,
): Result<Reserved, KeyMismatch | KeyInProgress> {
  const refund = refundId === null ? undefined : payment.refund(refundId);
  if (refund === undefined) return err(keyMismatch);
  if (refund.status !== 'pending') return ok({ payment, moves: [], refund, begun: true });
  if (isLeased(refund.busyUntil, now)) return err(keyInProgress);
  return ok({ payment: payment.leaseRefund(refund.id, leaseFrom(now)), moves: [], refund, begun: true });
}
