import { err, ok, type Result } from 'neverthrow';
import type { Instant } from '../../domain/kernel/instant.ts';
import { type PaymentNotFound, paymentNotFound, type TransitionRefused } from '../../domain/payments/failures.ts';
import type { Payment, PaymentChange } from '../../domain/payments/payment.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { UnitOfWork } from '../kernel/unit-of-work.ts';
import { contradictionEntry, transitionEntry } from './audit-entries.ts';
import type { Cause } from './cause.ts';
import { leaseFrom } from './lease.ts';
import { paymentEvent } from './payment-events.ts';
import type { PaymentReporter } from './payment-reporter.ts';
import type { PaymentStore } from './ports.ts';
import { postReceipt } from './post-receipt.ts';

/** Applies an observation to a payment. */
export type Observe = (payment: Payment, now: Instant) => Result<PaymentChange, TransitionRefused>;

/** The one place where payments are written: a transition, its audit row, its receipt and its event commit together or not at all. */
export class PaymentLedger {
  readonly #unitOfWork: UnitOfWork<PaymentStore>;
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly reporter: PaymentReporter;

  constructor(unitOfWork: UnitOfWork<PaymentStore>, clock: Clock, ids: Ids, reporter: PaymentReporter) {
    this.#unitOfWork = unitOfWork;
    this.#clock = clock;
    this.#ids = ids;
    this.reporter = reporter;
  }

  now(): Instant {
    return this.#clock.now();
  }

  newId(): string {
    return this.#ids.uuid();
  }

  /** One unit of work; what it changed is reported once it has committed. */
  async write<T extends PaymentChange, F>(
    work: (store: PaymentStore, now: Instant) => Promise<Result<T, F>>,
  ): Promise<Result<T, F>> {
    const written = await this.#unitOfWork.run((store) => work(store, this.#clock.now()));
    return written.andTee((change) => this.reporter.changed(change));
  }

  /** Decides about one payment under its lock. The very same payment back means that nothing is written. */
  async changeIn<T extends PaymentChange, F>(
    store: PaymentStore,
    now: Instant,
    id: string,
    cause: Cause,
    decide: (payment: Payment) => Result<T, F>,
  ): Promise<Result<T, F | PaymentNotFound>> {
    const payment = await store.payments.lock(id);
    if (payment === undefined) return err(paymentNotFound);
    const decided = decide(payment);
    if (decided.isErr()) return err(decided.error);
    if (decided.value.payment !== payment) await store.payments.save(decided.value.payment);
    await this.record(store, decided.value, cause, now);
    return decided;
  }

  /** Writes what goes with the transitions; the payment itself is the caller's to store. */
  async record(
    store: PaymentStore,
    { payment, transitions }: PaymentChange,
    cause: Cause,
    now: Instant,
  ): Promise<void> {
    if (transitions.length === 0) return;
    const stamp = () => ({ id: this.#ids.uuid(), at: now });
    await store.audit.record(transitions.map((transition) => transitionEntry(payment, transition, cause, stamp())));
    for (const transition of transitions) {
      await postReceipt(store.outbox, payment, transition, now);
      const event = paymentEvent(payment, transition, stamp());
      if (event !== undefined) await store.outgoing.publish(event);
    }
  }

  /** Applies what was observed, in a unit of work of its own. */
  async observe(
    id: string,
    cause: Cause,
    ...observations: readonly Observe[]
  ): Promise<Result<Payment, PaymentNotFound>> {
    const written = await this.write((store, now) => this.observeIn(store, now, id, cause, observations));
    return written.map(({ payment }) => payment);
  }

  /** Each by itself: what contradicts the row changes nothing, is written down, and keeps none of the others from being applied. */
  async observeIn(
    store: PaymentStore,
    now: Instant,
    id: string,
    cause: Cause,
    observations: readonly Observe[],
  ): Promise<Result<PaymentChange, PaymentNotFound>> {
    const refusals: TransitionRefused[] = [];
    const written = await this.changeIn(store, now, id, cause, (payment) =>
      ok(
        observations.reduce(
          (change, observe) => applied(change, observe(change.payment, now), refusals),
          payment.unchanged(),
        ),
      ),
    );
    if (written.isErr()) return err(written.error);
    await this.#recordRefusals(store, written.value.payment, refusals, cause, now);
    return written;
  }

  /** Whoever works on an open payment, or on an open refund of it, goes on; nothing that a client can see. */
  async renewLease(id: string, cause: Cause): Promise<void> {
    await this.observe(id, cause, (payment, now) =>
      ok((payment.isOpen ? payment.lease(leaseFrom(now)) : payment).unchanged()),
    );
  }

  async renewRefundLease(id: string, refundId: string, cause: Cause): Promise<void> {
    await this.observe(id, cause, (payment, now) =>
      ok((payment.hasOpenRefund(refundId) ? payment.leaseRefund(refundId, leaseFrom(now)) : payment).unchanged()),
    );
  }

  async #recordRefusals(
    store: PaymentStore,
    payment: Payment,
    refusals: readonly TransitionRefused[],
    cause: Cause,
    at: Instant,
  ): Promise<void> {
    if (refusals.length === 0) return;
    await store.audit.record(
      refusals.map((refused) => contradictionEntry(payment, refused, cause, { id: this.newId(), at })),
    );
    for (const refused of refusals) this.reporter.contradiction(payment, refused);
  }
}

function applied(
  before: PaymentChange,
  observed: Result<PaymentChange, TransitionRefused>,
  refusals: TransitionRefused[],
): PaymentChange {
  if (observed.isErr()) {
    refusals.push(observed.error);
    return before;
  }
  const { payment, transitions } = observed.value;
  return { payment, transitions: [...before.transitions, ...transitions] };
}
