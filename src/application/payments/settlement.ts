import { err, errAsync, ok, okAsync, type ResultAsync } from 'neverthrow';
import { type GatewayUnavailable, gatewayUnavailable, type PaymentNotFound } from '../../domain/payments/failures.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { IntentSight } from '../../domain/payments/sights.ts';
import type { Books } from './books.ts';
import type { Cause } from './cause.ts';
import { type GatewaySilent, unsaid } from './gateway.ts';
import { once, type Teller } from './teller.ts';

type Outcome = ResultAsync<Payment, PaymentNotFound | GatewayUnavailable>;

/** Brings a charge's row to what the gateway shows, and ends its lease. */
export class Settlement {
  readonly #books: Books;
  readonly #teller: Teller;

  constructor(books: Books, teller: Teller) {
    this.#books = books;
    this.#teller = teller;
  }

  /** A decline that was looked up or told is not the end of its intent, which somebody may be paying at this moment: it is closed first. */
  settle(payment: Payment, sight: IntentSight, cause: Cause): Outcome {
    return sight.state === 'declined' ? this.close(payment, sight, cause) : this.#see(payment, sight, cause);
  }

  /** The answer to our own confirmation: nobody but us has the intent, unless its secret was handed out before. */
  settleAnswer(payment: Payment, sight: IntentSight, cause: Cause): Outcome {
    return this.#see(payment, sight, cause).andThen((seen) =>
      seen.facts.status === 'pending' && sight.state === 'declined' ? this.close(seen, sight, cause) : okAsync(seen),
    );
  }

  /** Gives up an open intent at the gateway first and believes its answer: had it collected by then, the payment is completed. */
  close(payment: Payment, seen: IntentSight, cause: Cause): Outcome {
    return this.closed(payment, seen)
      .andThen((sight) => this.#see(payment, sight, cause))
      .orElse((failure) =>
        failure.kind === 'gateway.silent' ? this.giveUp(payment, cause, failure) : errAsync(failure),
      );
  }

  closed(payment: Payment, { id, failureCode }: IntentSight): ResultAsync<IntentSight, GatewaySilent> {
    return this.#teller
      .close(payment, id, this.#books.now())
      .orElse((failure) =>
        failure.kind === 'gateway.silent' ? errAsync(failure) : this.#teller.look(payment, id, once).mapErr(unsaid),
      )
      .map((sight) => ({ ...sight, failureCode: sight.failureCode ?? failureCode ?? 'abandoned' }));
  }

  /** Nobody knows: the row stays as it is for whoever looks next, unless somebody has settled it meanwhile. */
  giveUp({ facts }: Payment, cause: Cause, { why }: GatewaySilent): Outcome {
    return this.#books
      .observe(facts.id, cause, (payment) => ok({ payment: payment.lease(null), moves: [] }))
      .andThen((payment) => {
        if (payment.facts.status !== 'pending') return ok(payment);
        this.#books.tidings.silence(payment, why);
        return err(gatewayUnavailable(facts.id));
      });
  }

  #see({ facts }: Payment, sight: IntentSight, cause: Cause): ResultAsync<Payment, PaymentNotFound> {
    return this.#books.observe(facts.id, cause, (payment, now) => payment.lease(null).see(sight, now));
  }
}
