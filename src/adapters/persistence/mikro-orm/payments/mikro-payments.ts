import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
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
import type { Payment, PaymentFacts } from '../../../../domain/payments/payment.ts';
import {
  openPaymentStatuses,
  type PaymentStatus,
  paymentStatuses,
} from '../../../../domain/payments/payment-status.ts';
import { openRefundStatuses } from '../../../../domain/payments/refund-status.ts';
import { type PaymentRow, paymentOf, paymentRowOf, paymentsTable } from '../../tables/payments-table.ts';
import { type RefundRow, refundRowsOf, refundsTable } from '../../tables/refunds-table.ts';
import type { Database, Queries } from '../database.ts';
import { overwriting } from '../overwriting.ts';
import { MikroLists } from '../reading/mikro-lists.ts';
import { pageOf } from '../reading/page-of.ts';
import { rowFromJson } from '../reading/row-from-json.ts';
import type { Tables } from '../records/list.ts';
import { anybodysPayments, uuidForm } from './anybodys-payments.ts';

const columns = {
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  amount: 'amount',
  status: 'status',
} as const;

const looks = sql<number>`reconcile_attempts`;

/** What never changes about a refund. */
const fixed = ['id', 'paymentId', 'place', 'amount', 'reason', 'createdAt'] as const;

export class MikroPayments implements Payments {
  readonly lists: Lists<PaymentFacts, PaymentSortField, AnyPaymentFilter>;
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    this.lists = new MikroLists(database, {
      column: (field) => paymentsTable.column(field),
      matching: anybodysPayments,
      selected: (queries, rows) => rows.select(paymentsTable.all).select(refundsOf(queries)),
      restore: (row) => fromJson(row).facts,
    });
  }

  async add({ facts }: Payment): Promise<void> {
    const row = paymentsTable.toColumns(paymentRowOf(facts));
    await this.#database.kysely().insertInto('payments').values(row).execute();
  }

  async save({ facts }: Payment): Promise<void> {
    const { id, ...change } = paymentsTable.toColumns(paymentRowOf(facts));
    const queries = this.#database.kysely();
    const postponedNoMore = { ...change, reconcile_after: null };
    await queries.updateTable('payments').set(postponedNoMore).where('id', '=', id).execute();
    if (facts.refunds.length === 0) return;
    await queries
      .insertInto('refunds')
      .values(refundRowsOf(facts).map((row) => refundsTable.toColumns(row)))
      .onConflict((conflict) => conflict.column('id').doUpdateSet(overwriting(refundsTable, { but: fixed })))
      .execute();
  }

  async withId(id: string): Promise<Payment | undefined> {
    return uuidForm.test(id) ? await this.#found('id', id) : undefined;
  }

  withIntent(intentId: string): Promise<Payment | undefined> {
    return this.#found('intent_id', intentId);
  }

  /** Two statements: only one that begins once the lock is held sees what its last holder wrote to the refunds. */
  async lock(id: string): Promise<Payment | undefined> {
    await this.#database.kysely().selectFrom('payments').select('id').where('id', '=', id).forUpdate().execute();
    return await this.withId(id);
  }

  async page({ ownerId, status, order }: PaymentFilter, window: Window): Promise<Page<Payment>> {
    let matching = this.#database.kysely().selectFrom('payments');
    if (ownerId !== undefined) matching = matching.where('owner_id', '=', ownerId);
    if (status !== undefined) matching = matching.where('status', '=', status);
    const direction = order.startsWith('-') ? 'desc' : 'asc';
    const column = columns[order.replace('-', '') as keyof typeof columns & PaymentOrder];
    const rows = matching
      .select(paymentsTable.all)
      .select(refundsOf(this.#database.kysely()))
      .orderBy(column, direction)
      .orderBy('id', direction);
    const { items, total } = await pageOf(this.#database.kysely(), { matching, rows, window });
    return {
      items: items.map(fromJson),
      total,
    };
  }

  async due(
    gateway: string,
    question: DueQuestion,
    last: DuePayment | null,
    limit: number,
  ): Promise<readonly DuePayment[]> {
    let due = this.#database
      .kysely()
      .selectFrom('payments')
      .select(['id', looks.as('looks')])
      .where('gateway', '=', gateway)
      .where(({ or, exists, eb, selectFrom }) =>
        or([
          eb.and([oneOf('payments.status', openPaymentStatuses), isFree(eb, 'payments', question)]),
          exists(
            selectFrom('refunds')
              .select('refunds.id')
              .whereRef('refunds.payment_id', '=', 'payments.id')
              .where(oneOf('refunds.status', openRefundStatuses))
              .where((refund) => isFree(refund, 'refunds', question)),
          ),
        ]),
      );
    if (!question.postponedToo)
      due = due.where(sql<boolean>`(reconcile_after is null or reconcile_after <= ${question.now}::timestamptz)`);
    if (last !== null) due = due.where(sql<boolean>`(${looks}, id) > (${last.looks}, ${last.id})`);
    return await due.orderBy(looks).orderBy('id').limit(limit).execute();
  }

  async postpone(id: string, looked: number, until: Instant | null): Promise<void> {
    await sql`update payments set reconcile_attempts = ${looked}, reconcile_after = ${until}::timestamptz
      where id = ${id}`.execute(this.#database.kysely());
  }

  /** With its refunds in one statement, so that they are of one moment. */
  async #found(column: 'id' | 'intent_id', value: string): Promise<Payment | undefined> {
    const payments = this.#database
      .kysely()
      .selectFrom('payments')
      .select(paymentsTable.all)
      .select(refundsOf(this.#database.kysely()));
    const row = await payments.where(column, '=', value).executeTakeFirst();
    if (row === undefined) return undefined;
    const { refunds, ...payment } = row;
    return paymentOf(paymentsTable.fromStored(payment), refunds.map(refundFromJson));
  }

  async counts(): Promise<Readonly<Record<PaymentStatus, number>>> {
    const rows = await this.#database
      .kyselyForReads()
      .selectFrom('payments')
      .select(['status', sql<number>`count(*)`.as('total')])
      .groupBy('status')
      .execute();
    const totals = new Map(rows.map(({ status, total }) => [status, total]));
    // Every status, with the number that it has.
    return Object.fromEntries(paymentStatuses.map((status) => [status, totals.get(status) ?? 0])) as Record<
      PaymentStatus,
      number
    >;
  }
}

function refundsOf(queries: Queries) {
  const refunds = queries.selectFrom('refunds').select(refundsTable.all);
  return jsonArrayFrom(refunds.where(sql<boolean>`payment_id = payments.id`).orderBy('place')).as('refunds');
}

type SentPayment = Parameters<typeof rowFromJson<'payments', PaymentRow, typeof paymentsTable.columns>>[1] & {
  readonly refunds: readonly RefundRow[];
};

const fromJson = ({ refunds, ...row }: SentPayment): Payment =>
  paymentOf(rowFromJson(paymentsTable, row), refunds.map(refundFromJson));

const refundFromJson = (refund: RefundRow): RefundRow => rowFromJson(refundsTable, refund);

/** The statuses stand in the text, as PostgreSQL uses the partial indexes of those that are open only for a text that names them. */
const oneOf = (column: string, statuses: readonly string[]): Expression<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} in (${sql.join(statuses.map((status) => sql.lit(status)))})`;

function isFree<Table extends 'payments' | 'refunds'>(
  eb: ExpressionBuilder<Tables, Table>,
  table: Table,
  { now, begunBefore }: { readonly now: Instant; readonly begunBefore: Instant },
): Expression<SqlBool> {
  const part = eb as unknown as ExpressionBuilder<Tables, 'payments' | 'refunds'>;
  const at = table as 'payments';
  return eb.or([
    eb.and([part(`${at}.busy_until`, 'is', null), part(`${at}.created_at`, '<=', begunBefore)]),
    part(`${at}.busy_until`, '<=', now),
  ]);
}
