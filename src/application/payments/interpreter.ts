import { err, ok, okAsync, type Result, type ResultAsync } from 'neverthrow';
import type { MoveRefused } from '../../domain/payments/failures.ts';
import { moveRefused } from '../../domain/payments/failures.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { IntentSight } from '../../domain/payments/sights.ts';
import type { Books } from './books.ts';
import { type GatewayEvent, type GatewaySilent, type Observation, silent, unsaid } from './gateway.ts';
import type { Step } from './receive-gateway-event.ts';
import type { Settlement } from './settlement.ts';
import { checkIntent, checkRefund, once, type Teller } from './teller.ts';

type Steps = ResultAsync<readonly Step[], GatewaySilent>;

/** What an event means for its payment, with everything that the event itself does not say asked of the gateway. */
export class Interpreter {
  readonly #books: Books;
  readonly #teller: Teller;
  readonly #settlement: Settlement;

  constructor(books: Books, teller: Teller, settlement: Settlement) {
    this.#books = books;
    this.#teller = teller;
    this.#settlement = settlement;
  }

  steps({ seen }: GatewayEvent, payment: Payment): Steps {
    switch (seen.of) {
      case 'nothing':
        return okAsync([]);
      case 'intent':
        return this.#intent(payment, checkIntent(payment.facts)(seen.intent));
      case 'charge':
        return this.#intent(payment, checkIntent(payment.facts)(chargedIntent(seen)));
      case 'refund':
        return this.#collected(payment).map((steps) => [...steps, this.#refund(payment, seen)]);
      case 'refunds':
        return this.#collected(payment).andThen((steps) =>
          this.#teller
            .refundsOf(payment)
            .mapErr(unsaid)
            .map((sights) => [
              ...steps,
              ...sights.map(
                (sight): Step =>
                  (known, now) =>
                    known.seeRefund(sight, this.#books.newId(), now),
              ),
            ]),
        );
      case 'dispute':
        return this.#collected(payment).map((steps) => [...steps, (known, now) => known.seeDispute(seen.dispute, now)]);
    }
  }

  /** A decline counts only once the intent is closed: the payer may be trying another card. */
  #intent(payment: Payment, checked: Result<IntentSight, GatewaySilent>): Steps {
    if (checked.isErr()) return okAsync([contradiction(payment, checked.error.why)]);
    const sight = checked.value;
    const isOpen = payment.facts.status === 'pending' && sight.state === 'declined';
    const believed = isOpen ? this.#settlement.closed(payment, sight) : okAsync(sight);
    return believed.map((shown) => [(known, now) => known.see(shown, now)]);
  }

  #refund(payment: Payment, { refund }: Extract<Observation, { of: 'refund' }>): Step {
    return checkRefund({ ...payment.facts, intentId: refund.intentId }, refund).match<Step>(
      (sight) => (known, now) => known.seeRefund(sight, this.#books.newId(), now),
      ({ why }) => contradiction(payment, why),
    );
  }

  /** Refunds and disputes prove that the charge was collected; where the row does not know it yet, the gateway is asked. */
  #collected(payment: Payment): Steps {
    const { status, intentId } = payment.facts;
    if (status !== 'pending') return okAsync([]);
    if (intentId === null) return okAsync([contradiction(payment, 'nothing was asked of the gateway')]);
    return this.#teller
      .look(payment, intentId, once)
      .mapErr(unsaid)
      .andThen((sight) =>
        sight.state === 'paid'
          ? ok([((known, now) => known.see(sight, now)) satisfies Step])
          : err(silent('not collected', true)),
      );
  }
}

const contradiction =
  ({ facts }: Payment, why: string): Step =>
  (): Result<never, MoveRefused> =>
    err(moveRefused(facts.status, why));

const chargedIntent = (charge: Extract<Observation, { of: 'charge' }>) => ({
  id: charge.intentId,
  paymentId: charge.paymentId,
  amount: charge.amount,
  currency: charge.currency,
  state: charge.paid ? ('paid' as const) : ('declined' as const),
  failureCode: charge.failureCode,
  nextAction: null,
});
