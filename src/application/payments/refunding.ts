import { errAsync, ok, type ResultAsync } from 'neverthrow';
import { before } from '../../domain/kernel/instant.ts';
import { type GatewayUnavailable, gatewayUnavailable, type PaymentNotFound } from '../../domain/payments/failures.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { RefundFacts } from '../../domain/payments/refund.ts';
import type { RefundSight } from '../../domain/payments/sights.ts';
import type { Books } from './books.ts';
import type { Cause } from './cause.ts';
import { type GatewayFailure, type GatewaySilent, refused, unsaid } from './gateway.ts';
import type { Patience, Teller } from './teller.ts';

/** An hour less than gateways remember a key. */
const keyHours = 23;

type Outcome = ResultAsync<Payment, PaymentNotFound | GatewayUnavailable>;

/** Carries out a reserved refund. The caller holds the refund's lease. */
export class Refunding {
  readonly #books: Books;
  readonly #teller: Teller;

  constructor(books: Books, teller: Teller) {
    this.#books = books;
    this.#teller = teller;
  }

  begin(payment: Payment, refund: RefundFacts, patience: Patience, cause: Cause): Outcome {
    return this.#apply(payment, refund, this.#refund(payment, refund, patience, cause), cause);
  }

  /**
   * Looks for the refund first. One that is not there is sent again under its key, which makes it the same refund as a request that
   * may still be on its way; when the key is too old for that, so is any such request.
   */
  resume(payment: Payment, refund: RefundFacts, patience: Patience, cause: Cause): Outcome {
    const isStale = refund.createdAt < before(this.#books.now(), { hours: keyHours });
    const found = this.#teller
      .refundsOf(payment)
      .mapErr<GatewayFailure>(unsaid)
      .andThen((sights) => {
        const sight = sights.find(({ id, refundId }) => id === refund.gatewayId || refundId === refund.id);
        if (sight !== undefined) return ok(sight);
        if (isStale) return errAsync(refused('abandoned'));
        return this.#refund(payment, refund, patience, cause);
      });
    return this.#apply(payment, refund, found, cause);
  }

  #refund(payment: Payment, refund: RefundFacts, patience: Patience, cause: Cause) {
    const renew = async () => await this.#books.renewLease(payment.facts.id, cause, refund.id);
    return this.#teller.refund(payment, refund, { ...patience, renew });
  }

  #apply(
    { facts }: Payment,
    { id }: RefundFacts,
    answer: ResultAsync<RefundSight, GatewayFailure>,
    cause: Cause,
  ): Outcome {
    return answer
      .andThen((sight) =>
        this.#books.observe(facts.id, cause, (payment, now) =>
          payment.leaseRefund(id, null).seeRefund(sight, this.#books.newId(), now),
        ),
      )
      .orElse((failure) => {
        if (failure.kind === 'gateway.refused') return this.#refuse(facts.id, id, failure.code, cause);
        return failure.kind === 'gateway.silent' ? this.#giveUp(facts.id, id, failure, cause) : errAsync(failure);
      });
  }

  #refuse(paymentId: string, id: string, code: string, cause: Cause): ResultAsync<Payment, PaymentNotFound> {
    return this.#books.observe(paymentId, cause, (payment, now) =>
      payment.leaseRefund(id, null).failRefund(id, code, now),
    );
  }

  #giveUp(paymentId: string, id: string, { why }: GatewaySilent, cause: Cause): Outcome {
    return this.#books
      .observe(paymentId, cause, (payment) => ok({ payment: payment.leaseRefund(id, null), moves: [] }))
      .andThen((payment) => {
        if (payment.refund(id)?.status !== 'pending') return ok(payment);
        this.#books.tidings.silence(payment, why);
        return errAsync(gatewayUnavailable(paymentId, id));
      });
  }
}
