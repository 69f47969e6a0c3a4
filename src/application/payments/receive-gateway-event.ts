import { err, ok, type Result, type ResultAsync, safeTry } from 'neverthrow';
import type { Failure } from '../../domain/kernel/failure.ts';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { MoveRefused, PaymentNotFound } from '../../domain/payments/failures.ts';
import type { Payment, Settled } from '../../domain/payments/payment.ts';
import { inTurn } from '../../domain/payments/turns.ts';
import type { Books } from './books.ts';
import { byGateway } from './cause.ts';
import type { GatewayEvent, Observation } from './gateway.ts';
import type { Interpreter } from './interpreter.ts';
import type { HandledEvents, PaymentStore, Payments } from './ports.ts';

/** It cannot be handled now: the gateway has to send it again. */
export interface EventPostponed extends Failure {
  readonly kind: 'event.postponed';
}

export type Step = (payment: Payment, now: Instant) => Result<Settled, MoveRefused>;

interface Noted extends Settled {
  readonly isNew: boolean;
}

/** Each event once: its id and its effect commit together. What has to be asked is asked before, so that no lock waits for the gateway. */
export class ReceiveGatewayEvent {
  readonly #books: Books;
  readonly #interpreter: Interpreter;
  readonly #payments: Payments;
  readonly #events: HandledEvents;

  constructor(books: Books, interpreter: Interpreter, payments: Payments, events: HandledEvents) {
    this.#books = books;
    this.#interpreter = interpreter;
    this.#payments = payments;
    this.#events = events;
  }

  /** Says whether the event was new. */
  execute(event: GatewayEvent, requestId: string | null): ResultAsync<boolean, EventPostponed> {
    return safeTry<boolean, EventPostponed>(
      async function* (this: ReceiveGatewayEvent) {
        if (await this.#events.includes(event.id)) return ok(false);
        const payment = await this.#find(event.seen);
        if (payment === undefined) {
          const { id, type, at } = event;
          return ok(await this.#events.add({ id, type, at, paymentId: null }));
        }
        const steps = yield* this.#interpreter.steps(event, payment).mapErr(postponed);
        return this.#apply(event, payment, steps, requestId);
      }.bind(this),
    );
  }

  async #find(seen: Observation): Promise<Payment | undefined> {
    const { paymentId, intentId } = aboutWhat(seen);
    const named = paymentId === null ? undefined : await this.#payments.withId(paymentId);
    if (named !== undefined || intentId === null) return named;
    return this.#payments.withIntent(intentId);
  }

  #apply(
    event: GatewayEvent,
    { facts }: Payment,
    steps: readonly Step[],
    requestId: string | null,
  ): ResultAsync<boolean, EventPostponed> {
    const { id, type, at } = event;
    const cause = byGateway(facts.gateway, `${type} ${id}`, requestId);
    const all: Step = (payment, now) =>
      steps.reduce<Result<Settled, MoveRefused>>(
        (before, step) => inTurn(before, (current) => step(current, now)),
        ok({ payment, moves: [] }),
      );
    const work = (store: PaymentStore, now: Instant) =>
      safeTry<Noted, PaymentNotFound | EventPostponed>(
        async function* (this: ReceiveGatewayEvent) {
          const locked = await store.payments.lock(facts.id);
          if (locked === undefined) return err(postponed());
          const isNew = await store.events.add({ id, type, at, paymentId: facts.id });
          if (!isNew) return ok({ payment: locked, moves: [], isNew });
          const settled = yield* this.#books.observeIn(store, now, facts.id, cause, all);
          return ok({ ...settled, isNew });
        }.bind(this),
      );
    return this.#books
      .write(work)
      .map(({ isNew }) => isNew)
      .mapErr(postponed);
  }
}

const postponed = (): EventPostponed => ({ kind: 'event.postponed' });

function aboutWhat(seen: Observation): { paymentId: string | null; intentId: string | null } {
  if (seen.of === 'nothing') return { paymentId: null, intentId: null };
  if (seen.of === 'intent') return { paymentId: seen.intent.paymentId, intentId: seen.intent.id };
  if (seen.of === 'refund') return { paymentId: null, intentId: seen.refund.intentId };
  return { paymentId: 'paymentId' in seen ? seen.paymentId : null, intentId: seen.intentId };
}
