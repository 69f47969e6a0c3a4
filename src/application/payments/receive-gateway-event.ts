import { err, ok, type Result } from 'neverthrow';
import type { Failure } from '../../domain/kernel/failure.ts';
import type { Payment, PaymentChange } from '../../domain/payments/payment.ts';
import { byGateway } from './cause.ts';
import type { EventHandler } from './event-handler.ts';
import type { EventContent, GatewayEvent } from './gateway-events.ts';
import type { Observe, PaymentLedger } from './payment-ledger.ts';
import type { HandledEvents, Payments } from './ports.ts';

/** It cannot be handled now: the gateway has to send it again. */
export interface EventPostponed extends Failure {
  readonly kind: 'event.postponed';
}

interface Handled extends PaymentChange {
  readonly isNew: boolean;
}

const postponed: EventPostponed = { kind: 'event.postponed' };

/** Each event once: its id and its effect commit together. What has to be asked is asked before, so that no lock waits for the gateway. */
export class ReceiveGatewayEvent {
  readonly #ledger: PaymentLedger;
  readonly #handler: EventHandler;
  readonly #payments: Payments;
  readonly #events: HandledEvents;

  constructor(ledger: PaymentLedger, handler: EventHandler, payments: Payments, events: HandledEvents) {
    this.#ledger = ledger;
    this.#handler = handler;
    this.#payments = payments;
    this.#events = events;
  }

  /** Says whether the event was new. */
  async execute(event: GatewayEvent, requestId: string | null): Promise<Result<boolean, EventPostponed>> {
    const { id, type, at, content } = event;
    if (await this.#events.includes(id)) return ok(false);
    const payment = await this.#find(content);
    if (payment === undefined) return ok(await this.#events.add({ id, type, at, paymentId: null }));
    const observations = await this.#handler.observations(event, payment);
    if (observations.isErr()) return err(postponed);
    return await this.#apply(event, payment, observations.value, requestId);
  }

  async #find(content: EventContent): Promise<Payment | undefined> {
    const { paymentId, intentId } = subjectOf(content);
    const named = paymentId === null ? undefined : await this.#payments.withId(paymentId);
    if (named !== undefined || intentId === null) return named;
    return this.#payments.withIntent(intentId);
  }

  async #apply(
    { id, type, at }: GatewayEvent,
    { facts }: Payment,
    observations: readonly Observe[],
    requestId: string | null,
  ): Promise<Result<boolean, EventPostponed>> {
    const cause = byGateway(facts.gateway, `${type} ${id}`, requestId);
    const handled = await this.#ledger.write<Handled, EventPostponed>(async (store, now) => {
      const locked = await store.payments.lock(facts.id);
      if (locked === undefined) return err(postponed);
      const isNew = await store.events.add({ id, type, at, paymentId: facts.id });
      if (!isNew) return ok({ ...locked.unchanged(), isNew });
      const observed = await this.#ledger.observeIn(store, now, facts.id, cause, observations);
      return observed.map((change) => ({ ...change, isNew })).mapErr(() => postponed);
    });
    return handled.map(({ isNew }) => isNew);
  }
}

function subjectOf(content: EventContent): { readonly paymentId: string | null; readonly intentId: string | null } {
  switch (content.of) {
    case 'nothing':
      return { paymentId: null, intentId: null };
    case 'intent':
      return { paymentId: content.intent.paymentId, intentId: content.intent.id };
    case 'charge':
      return content.charge;
    case 'refund':
      return { paymentId: null, intentId: content.refund.intentId };
    case 'refunds':
    case 'dispute':
    case 'inquiry':
      return { paymentId: null, intentId: content.intentId };
  }
}
