import type { Lists } from '../../../../application/kernel/listing.ts';
import type { Page, Window } from '../../../../application/kernel/page.ts';
import type {
  AnyPaymentFilter,
  DuePayment,
  DueQuestion,
  PaymentFilter,
  PaymentOrder,
  PaymentSortField,
  Payments,
} from '../../../../application/payments/ports.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { Payment, type PaymentFacts } from '../../../../domain/payments/payment.ts';
import { isChargeOpen, type PaymentStatus, paymentStatuses } from '../../../../domain/payments/payment-status.ts';
import { isRefundOpen } from '../../../../domain/payments/refund-status.ts';
import { type PaymentRow, paymentOf, paymentRowOf, paymentsTable } from '../../tables/payments-table.ts';
import { type RefundRow, refundRowsOf, refundsTable } from '../../tables/refunds-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryLists } from '../kernel/memory-lists.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';
import { found } from '../resource/search.ts';

interface Postponed extends DuePayment {
  readonly until: Instant | null;
}

export class MemoryPayments implements Payments {
  readonly lists: Lists<PaymentFacts, PaymentSortField, AnyPaymentFilter>;
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryRows<PaymentRow>;
  readonly #refunds: MemoryRows<RefundRow>;
  readonly #postponed: MemoryRows<Postponed>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = new MemoryRows(database, paymentsTable);
    this.#refunds = new MemoryRows(database, refundsTable);
    this.#postponed = new MemoryRows<Postponed>(database, { name: 'postponed payments', key: ['id'] });
    this.lists = new MemoryLists({
      matching: async (filter) => (await this.#all()).filter((facts) => fits(facts, filter)),
      isOfWords: () => false,
    });
  }

  async counts(): Promise<Readonly<Record<PaymentStatus, number>>> {
    const all = await this.#all();
    const count = (status: PaymentStatus) => all.filter((each) => each.status === status).length;
    // Every status, with the number that it has.
    return Object.fromEntries(paymentStatuses.map((status) => [status, count(status)])) as Record<
      PaymentStatus,
      number
    >;
  }

  async add(payment: Payment): Promise<void> {
    await this.save(payment);
  }

  async save({ facts }: Payment): Promise<void> {
    await this.#database.write(() => {
      this.#rows.set(paymentRowOf(facts));
      const postponed = this.#postponed.get(facts.id);
      if (postponed !== undefined) this.#postponed.set({ ...postponed, until: null });
      for (const refund of refundRowsOf(facts)) this.#refunds.set(refund);
    });
  }

  async withId(id: string): Promise<Payment | undefined> {
    return await this.#database.read(() => {
      const row = this.#rows.get(id);
      return row && this.#whole(row);
    });
  }

  async withIntent(intentId: string): Promise<Payment | undefined> {
    return await this.#database.read(() => {
      const row = this.#rows.all().find((each) => each.intentId === intentId);
      return row && this.#whole(row);
    });
  }

  /** Units of work run one at a time, so that everything is locked in each. */
  async lock(id: string): Promise<Payment | undefined> {
    return await this.withId(id);
  }

  async page({ ownerId, status, order }: PaymentFilter, { limit, offset }: Window): Promise<Page<Payment>> {
    const found = (await this.#all())
      .filter((row) => (ownerId ?? row.ownerId) === row.ownerId && (status ?? row.status) === row.status)
      .sort(inOrder(order));
    return { items: found.slice(offset, offset + limit).map((facts) => Payment.restore(facts)), total: found.length };
  }

  async due(
    gateway: string,
    question: DueQuestion,
    last: DuePayment | null,
    limit: number,
  ): Promise<readonly DuePayment[]> {
    const due = (await this.#all())
      .filter((row) => row.gateway === gateway)
      .filter(
        (row) =>
          (isChargeOpen(row.status) && isFree(row, question)) ||
          row.refunds.some((refund) => isRefundOpen(refund.status) && isFree(refund, question)),
      )
      .map(({ id }) => this.#postponed.get(id) ?? { id, looks: 0, until: null })
      .filter(({ until }) => question.postponedToo || until === null || until <= question.now)
      .sort(inTurn);
    const rest = last === null ? due : due.filter((one) => inTurn(one, last) > 0);
    return rest.slice(0, limit).map(({ id, looks }) => ({ id, looks }));
  }

  postpone(id: string, looks: number, until: Instant | null): Promise<void> {
    return this.#database.write(() => this.#postponed.set({ id, looks, until }));
  }

  #all(): Promise<PaymentFacts[]> {
    return this.#database.read(() => this.#rows.all().map((row) => this.#whole(row).facts));
  }

  #whole(row: PaymentRow): Payment {
    const refunds = this.#refunds.all().filter(({ paymentId }) => paymentId === row.id);
    return paymentOf(
      row,
      refunds.toSorted((one, other) => one.place - other.place),
    );
  }
}

const inTurn = (one: DuePayment, other: DuePayment): number =>
  one.looks - other.looks || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

const isFree = (
  { leasedUntil, createdAt }: Pick<PaymentFacts, 'leasedUntil' | 'createdAt'>,
  { now, begunBefore }: { readonly now: Instant; readonly begunBefore: Instant },
): boolean => (leasedUntil === null ? createdAt <= begunBefore : leasedUntil <= now);

const inOrder = (order: PaymentOrder) => (a: PaymentFacts, b: PaymentFacts) => {
  const field = order.replace('-', '') as 'createdAt' | 'updatedAt' | 'amount' | 'status';
  const [first, second] = order.startsWith('-') ? [b, a] : [a, b];
  if (first[field] !== second[field]) return first[field] < second[field] ? -1 : 1;
  return first.id < second.id ? -1 : 1;
};

const fits = (facts: PaymentFacts, { ownerId, status, since, until, search }: AnyPaymentFilter): boolean =>
  (ownerId === undefined || facts.ownerId === ownerId) &&
  (status === undefined || facts.status === status) &&
  (since === undefined || facts.createdAt >= since) &&
  (until === undefined || facts.createdAt <= until) &&
  (search === undefined || [facts.id, facts.ownerId].includes(search) || found(search, [facts.description]));
