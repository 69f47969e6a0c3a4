import { err, ok, type ResultAsync, safeTry } from 'neverthrow';
import type { InvalidInput } from '../../domain/kernel/failure.ts';
import {
  type GatewayUnavailable,
  type PaymentDeclined,
  type PaymentNotFound,
  paymentDeclined,
} from '../../domain/payments/failures.ts';
import { Payment, type PaymentTerms } from '../../domain/payments/payment.ts';
import { type GivenTerms, parseTerms } from '../../domain/payments/terms.ts';
import type { Actor } from '../kernel/actor.ts';
import { type KeyInProgress, type KeyMismatch, keyInProgress, type RepeatableRequest } from '../kernel/idempotency.ts';
import type { Books } from './books.ts';
import { bindKey } from './bound-keys.ts';
import { byUser, type Cause } from './cause.ts';
import type { Charging } from './charging.ts';
import { isLeased, leaseFrom } from './lease.ts';

export type MakePaymentFailure =
  | InvalidInput
  | PaymentDeclined
  | GatewayUnavailable
  | PaymentNotFound
  | KeyMismatch
  | KeyInProgress;

/** With a key: the one payment that the key is bound to, carried on from wherever it stands. Without: a payment of its own. */
export class MakePayment {
  readonly #books: Books;
  readonly #charging: Charging;
  readonly #gateway: string;

  constructor(books: Books, charging: Charging, gateway: string) {
    this.#books = books;
    this.#charging = charging;
    this.#gateway = gateway;
  }

  execute(actor: Actor, given: GivenTerms, request?: RepeatableRequest): ResultAsync<Payment, MakePaymentFailure> {
    return safeTry<Payment, MakePaymentFailure>(
      async function* (this: MakePayment) {
        const terms = yield* parseTerms(given);
        const cause = byUser(actor, request === undefined ? 'requested' : 'requested, repeatable');
        const opened = yield* this.#open(actor, terms, request, cause);
        const isOurs = opened.facts.status === 'pending' && opened.facts.gateway === this.#gateway;
        const payment = isOurs ? yield* this.#charging.carryOn(opened, cause) : opened;
        const { id, status, failureCode } = payment.facts;
        if (status !== 'failed') return ok(payment);
        return err(paymentDeclined(id, failureCode));
      }.bind(this),
    );
  }

  #open(
    actor: Actor,
    terms: PaymentTerms,
    request: RepeatableRequest | undefined,
    cause: Cause,
  ): ResultAsync<Payment, KeyMismatch | KeyInProgress | PaymentNotFound> {
    const who = { id: this.#books.newId(), ownerId: actor.userId, gateway: this.#gateway };
    return this.#books
      .write((store, now) =>
        safeTry(
          async function* (this: MakePayment) {
            const bound = yield* bindKey(store.keys, request, { paymentId: who.id, refundId: null, at: now });
            if (bound !== null)
              return this.#books.changeIn(store, now, bound.paymentId, cause, (payment) => takeUp(payment, now));
            const opened = Payment.open(who, terms, leaseFrom(now), now);
            await store.payments.add(opened.payment);
            await this.#books.enter(store, opened, cause, now);
            return ok(opened);
          }.bind(this),
        ),
      )
      .map(({ payment }) => payment);
  }
}

function takeUp(payment: Payment, now: Payment['facts']['createdAt']) {
  const { status, busyUntil } = payment.facts;
  if (status !== 'pending') return ok({ payment, moves: [] });
  if (isLeased(busyUntil, now)) return err(keyInProgress);
  return ok({ payment: payment.lease(leaseFrom(now)), moves: [] });
}
