import { err, errAsync, ok, type ResultAsync, safeTry } from 'neverthrow';
import type { GatewayUnavailable, PaymentNotFound } from '../../domain/payments/failures.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { IntentSight } from '../../domain/payments/sights.ts';
import type { Books } from './books.ts';
import type { Cause } from './cause.ts';
import { type GatewayFailure, type GatewaySilent, unsaid } from './gateway.ts';
import { leaseFrom } from './lease.ts';
import type { Settlement } from './settlement.ts';
import { type Patience, patient, type Teller } from './teller.ts';

type ChargeFailure = PaymentNotFound | GatewayUnavailable;

/** Steps 2 to 5 of a charge, from wherever it stands. The caller holds the payment's lease. */
export class Charging {
  readonly #books: Books;
  readonly #teller: Teller;
  readonly #settlement: Settlement;

  constructor(books: Books, teller: Teller, settlement: Settlement) {
    this.#books = books;
    this.#teller = teller;
    this.#settlement = settlement;
  }

  carryOn(payment: Payment, cause: Cause): ResultAsync<Payment, ChargeFailure> {
    return this.#steps(payment, cause).orElse((failure) => {
      if (failure.kind === 'gateway.silent') return this.#settlement.giveUp(payment, cause, failure);
      if (failure.kind === 'gateway.refused') return this.#refuse(payment, failure.code, cause);
      return errAsync(failure);
    });
  }

  #steps(payment: Payment, cause: Cause): ResultAsync<Payment, ChargeFailure | GatewayFailure> {
    return safeTry<Payment, ChargeFailure | GatewayFailure>(
      async function* (this: Charging) {
        const { intentId } = payment.facts;
        if (intentId === null) {
          const { id } = yield* this.#teller.prepare(payment, this.#patience(payment, cause));
          const attached = yield* this.#attach(payment, id, cause);
          if (attached.facts.status !== 'pending' || attached.facts.intentId !== id) return ok(attached);
          return this.#confirm(attached, id, cause);
        }
        const seen = yield* this.#look(payment, intentId, cause);
        if (seen.state === 'unconfirmed') return this.#confirm(payment, intentId, cause);
        return this.#settlement.settle(payment, seen, cause);
      }.bind(this),
    );
  }

  /** A row that somebody has settled meanwhile gets no intent, so that nothing is confirmed for it. */
  #attach({ facts }: Payment, intentId: string, cause: Cause): ResultAsync<Payment, PaymentNotFound> {
    return this.#books.observe(facts.id, cause, (payment, now) =>
      payment.facts.status === 'pending'
        ? payment.attach(intentId).map((named) => ({ payment: named.lease(leaseFrom(now)), moves: [] }))
        : ok({ payment, moves: [] }),
    );
  }

  #look(payment: Payment, intentId: string, cause: Cause): ResultAsync<IntentSight, GatewaySilent> {
    return this.#teller.look(payment, intentId, this.#patience(payment, cause)).mapErr(unsaid);
  }

  #patience({ facts }: Payment, cause: Cause): Patience {
    return { ...patient, renew: async () => await this.#books.renewLease(facts.id, cause) };
  }

  /** What is refused leaves the intent open, but it will not be confirmed any more: its key repeats the refusal. */
  #confirm(payment: Payment, intentId: string, cause: Cause): ResultAsync<Payment, ChargeFailure | GatewaySilent> {
    return safeTry<Payment, ChargeFailure | GatewaySilent>(
      async function* (this: Charging) {
        const answer = await this.#teller.confirm(payment, intentId, this.#patience(payment, cause));
        if (answer.isOk()) return this.#settlement.settleAnswer(payment, answer.value, cause);
        if (answer.error.kind === 'gateway.silent') return err(answer.error);
        const seen = yield* this.#look(payment, intentId, cause);
        const failureCode = seen.failureCode ?? answer.error.code;
        const isOpen = seen.state === 'unconfirmed' || seen.state === 'declined';
        return this.#settlement.settle(payment, isOpen ? { ...seen, state: 'declined', failureCode } : seen, cause);
      }.bind(this),
    );
  }

  #refuse({ facts }: Payment, code: string, cause: Cause): ResultAsync<Payment, PaymentNotFound> {
    return this.#books.observe(facts.id, cause, (payment, now) => payment.lease(null).refuse(code, now));
  }
}
