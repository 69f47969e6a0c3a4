import { err, ok, type Result, ResultAsync, safeTry } from 'neverthrow';
import type { Instant } from '../../domain/kernel/instant.ts';
import { type MoveRefused, type PaymentNotFound, paymentNotFound } from '../../domain/payments/failures.ts';
import type { Payment, Settled } from '../../domain/payments/payment.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { UnitOfWork } from '../kernel/unit-of-work.ts';
import type { Cause } from './cause.ts';
import { contradictionEntry, moveEntry } from './entries.ts';
import { leaseFrom } from './lease.ts';
import type { PaymentStore } from './ports.ts';
import { postReceipt } from './receipts.ts';
import type { Tidings } from './tidings.ts';

/** The one place where payments are written: a move, its audit row and its receipt commit together or not at all. */
export class Books {
  readonly #unitOfWork: UnitOfWork<PaymentStore>;
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly tidings: Tidings;

  constructor(unitOfWork: UnitOfWork<PaymentStore>, clock: Clock, ids: Ids, tidings: Tidings) {
    this.#unitOfWork = unitOfWork;
    this.#clock = clock;
    this.#ids = ids;
    this.tidings = tidings;
  }

  now(): Instant {
    return this.#clock.now();
  }

  newId(): string {
    return this.#ids.uuid();
  }

  /** One unit of work; what it moved is told once it has committed. */
  write<T extends Settled, F>(work: (store: PaymentStore, now: Instant) => ResultAsync<T, F>): ResultAsync<T, F> {
    return this.#unitOfWork
      .run((store) => work(store, this.#clock.now()))
      .andTee((settled) => this.tidings.tell(settled));
  }

  /** Decides about one payment under its lock, in a unit of work of its own. */
  change<T extends Settled, F>(
    id: string,
    cause: Cause,
    decide: (payment: Payment, now: Instant) => Result<T, F>,
  ): ResultAsync<T, F | PaymentNotFound> {
    return this.write((store, now) => this.changeIn(store, now, id, cause, decide));
  }

  /** Whoever works on a pending payment, or on a refund of it, goes on; nothing that a client can see. */
  renewLease(id: string, cause: Cause, refundId?: string): ResultAsync<Settled, PaymentNotFound> {
    return this.change(id, cause, (payment, now) => {
      const isPending = (refundId === undefined ? payment.facts : payment.refund(refundId))?.status === 'pending';
      if (!isPending) return ok({ payment, moves: [] });
      const until = leaseFrom(now);
      return ok({
        payment: refundId === undefined ? payment.lease(until) : payment.leaseRefund(refundId, until),
        moves: [],
      });
    });
  }

  /** The very same payment back means that nothing is written. */
  changeIn<T extends Settled, F>(
    store: PaymentStore,
    now: Instant,
    id: string,
    cause: Cause,
    decide: (payment: Payment, now: Instant) => Result<T, F>,
  ): ResultAsync<T, F | PaymentNotFound> {
    return safeTry<T, F | PaymentNotFound>(
      async function* (this: Books) {
        const payment = await store.payments.lock(id);
        if (payment === undefined) return err(paymentNotFound);
        const settled = yield* decide(payment, now);
        if (settled.payment !== payment) await store.payments.save(settled.payment);
        await this.enter(store, settled, cause, now);
        return ok(settled);
      }.bind(this),
    );
  }

  /** Writes what goes with the moves; the payment itself is the caller's to store. */
  async enter(store: PaymentStore, { payment, moves }: Settled, cause: Cause, now: Instant): Promise<void> {
    if (moves.length === 0) return;
    const stamp = () => ({ id: this.#ids.uuid(), at: now });
    await store.audit.record(moves.map((move) => moveEntry(payment, move, cause, stamp())));
    for (const move of moves) await postReceipt(store.outbox, payment, move, now);
  }

  /** Applies what the gateway shows. What contradicts the row moves nothing and is written down. */
  observe(
    id: string,
    cause: Cause,
    see: (payment: Payment, now: Instant) => Result<Settled, MoveRefused>,
  ): ResultAsync<Payment, PaymentNotFound> {
    return this.write((store, now) => this.observeIn(store, now, id, cause, see)).map(({ payment }) => payment);
  }

  observeIn(
    store: PaymentStore,
    now: Instant,
    id: string,
    cause: Cause,
    see: (payment: Payment, now: Instant) => Result<Settled, MoveRefused>,
  ): ResultAsync<Settled, PaymentNotFound> {
    let refused: MoveRefused | undefined;
    const unmoved = (payment: Payment) => (failure: MoveRefused) => {
      refused = failure;
      return ok({ payment, moves: [] });
    };
    return this.changeIn(store, now, id, cause, (payment, at) => see(payment, at).orElse(unmoved(payment))).andThen(
      (settled) => ResultAsync.fromSafePromise(this.#contradicted(store, settled, refused, cause, now)),
    );
  }

  async #contradicted(
    store: PaymentStore,
    settled: Settled,
    refused: MoveRefused | undefined,
    cause: Cause,
    at: Instant,
  ): Promise<Settled> {
    if (refused === undefined) return settled;
    await store.audit.record([contradictionEntry(settled.payment, refused, cause, { id: this.newId(), at })]);
    this.tidings.contradiction(settled.payment, refused);
    return settled;
  }
}
