import { err, ok, type Result } from 'neverthrow';
import type { InvalidInput } from '../../domain/kernel/failure.ts';
import type { Instant } from '../../domain/kernel/instant.ts';
import { chargeFailureOf } from '../../domain/payments/charge-failure.ts';
import type {
  GatewayUnavailable,
  PaymentAbandoned,
  PaymentDeclined,
  PaymentNotFound,
  PaymentRequestRefused,
} from '../../domain/payments/failures.ts';
import { Payment, type PaymentChange } from '../../domain/payments/payment.ts';
import { chargePhaseOf } from '../../domain/payments/payment-status.ts';
import { type GivenTerms, type PaymentTerms, parseTerms } from '../../domain/payments/payment-terms.ts';
import type { Actor } from '../kernel/actor.ts';
import { type KeyInProgress, type KeyMismatch, keyInProgress, type RepeatableRequest } from '../kernel/idempotency.ts';
import { bindKey } from './bind-key.ts';
import { byUser, type Cause } from './cause.ts';
import type { Charging } from './charging.ts';
import { isLeased, leaseFrom } from './lease.ts';
import type { PaymentLedger } from './payment-ledger.ts';

export type MakePaymentFailure =
  | InvalidInput
  | PaymentDeclined
  | PaymentAbandoned
  | PaymentRequestRefused
  | GatewayUnavailable
  | PaymentNotFound
  | KeyMismatch
  | KeyInProgress;

/** With a key: the one payment that the key is bound to, carried on from wherever it stands. Without: a payment of its own. */
export class MakePayment {
  readonly #ledger: PaymentLedger;
  readonly #charging: Charging;
  readonly #gateway: string;

  constructor(ledger: PaymentLedger, charging: Charging, gateway: string) {
    this.#ledger = ledger;
    this.#charging = charging;
    this.#gateway = gateway;
  }

  async execute(
    actor: Actor,
    given: GivenTerms,
    request?: RepeatableRequest,
  ): Promise<Result<Payment, MakePaymentFailure>> {
    const terms = parseTerms(given);
    if (terms.isErr()) return err(terms.error);
    const cause = byUser(actor, request === undefined ? 'requested' : 'requested, repeatable');
    const opened = await this.#open(actor, terms.value, request, cause);
    if (opened.isErr()) return err(opened.error);
    const { payment } = opened.value;
    const isOurs = payment.isOpen && payment.facts.gateway === this.#gateway;
    const charged = isOurs ? await this.#charging.carryOn(payment, cause) : ok(payment);
    return charged.andThen(outcomeOf);
  }

  /** Step 1 of a charge: the row and its key, and the lease of whoever carries it out. */
  async #open(
    actor: Actor,
    terms: PaymentTerms,
    request: RepeatableRequest | undefined,
    cause: Cause,
  ): Promise<Result<PaymentChange, KeyMismatch | KeyInProgress | PaymentNotFound>> {
    const who = { id: this.#ledger.newId(), ownerId: actor.userId, gateway: this.#gateway };
    return await this.#ledger.write<PaymentChange, KeyMismatch | KeyInProgress | PaymentNotFound>(
      async (store, now) => {
        const bound = await bindKey(store.keys, request, { paymentId: who.id, refundId: null, at: now });
        if (bound.isErr()) return err(bound.error);
        if (bound.value !== null)
          return await this.#ledger.changeIn(store, now, bound.value.paymentId, cause, (known) => takeUp(known, now));
        const opened = Payment.open(who, terms, leaseFrom(now), now);
        await store.payments.add(opened.payment);
        await this.#ledger.record(store, opened, cause, now);
        return ok(opened);
      },
    );
  }
}

function takeUp(payment: Payment, now: Instant): Result<PaymentChange, KeyInProgress> {
  if (!payment.isOpen) return ok(payment.unchanged());
  if (isLeased(payment.facts.leasedUntil, now)) return err(keyInProgress);
  return ok(payment.lease(leaseFrom(now)).unchanged());
}

function outcomeOf(payment: Payment): Result<Payment, PaymentDeclined | PaymentAbandoned | PaymentRequestRefused> {
  const { id, status, failureCode } = payment.facts;
  switch (chargePhaseOf(status)) {
    case 'open':
    case 'collected':
      return ok(payment);
    case 'failed':
      return err(chargeFailureOf(id, failureCode));
  }
}
