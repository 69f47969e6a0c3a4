import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Page, Window } from '../../../../application/kernel/page.ts';
import type { PaymentFilter, PaymentOrder, Payments } from '../../../../application/payments/ports.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { Payment } from '../../../../domain/payments/payment.ts';
import { openPaymentStatuses } from '../../../../domain/payments/payment-status.ts';
import { openRefundStatuses } from '../../../../domain/payments/refund-status.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../records/list.ts';
import { type PaymentRow, type RefundRow, toPayment, toPaymentRow, toRefundRow } from './payment-rows.ts';

const columns = {
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  amount: 'amount',
  status: 'status',
} as const;

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export class MikroPayments implements Payments {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add({ facts }: Payment): Promise<void> {
    await this.#database.kysely().insertInto('payments').values(toPaymentRow(facts)).execute();
  }

  async save({ facts }: Payment): Promise<void> {
    const { id, ...change } = toPaymentRow(facts);
    const queries = this.#database.kysely();
    await queries.updateTable('payments').set(change).where('id', '=', id).execute();
    if (facts.refunds.length === 0) return;
    await queries
      .insertInto('refunds')
      .values(facts.refunds.map((refund, place) => toRefundRow(id, refund, place)))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(({ ref }) => ({
          status: ref('excluded.status'),
          gateway_id: ref('excluded.gateway_id'),
          failure_code: ref('excluded.failure_code'),
          busy_until: ref('excluded.busy_until'),
          updated_at: ref('excluded.updated_at'),
        })),
      )
      .execute();
  }

  async withId(id: string): Promise<Payment | undefined> {
    if (!uuidForm.test(id)) return undefined;
    return await this.#whole(await this.#payments().where('id', '=', id).executeTakeFirst());
  }

  async withIntent(intentId: string): Promise<Payment | undefined> {
    return await this.#whole(await this.#payments().where('intent_id', '=', intentId).executeTakeFirst());
  }

  async lock(id: string): Promise<Payment | undefined> {
    return await this.#whole(await this.#payments().where('id', '=', id).forUpdate().executeTakeFirst());
  }

  async page({ ownerId, status, order }: PaymentFilter, { limit, offset }: Window): Promise<Page<Payment>> {
    let matching = this.#database.kysely().selectFrom('payments');
    if (ownerId !== undefined) matching = matching.where('owner_id', '=', ownerId);
    if (status !== undefined) matching = matching.where('status', '=', status);
    const direction = order.startsWith('-') ? 'desc' : 'asc';
    const column = columns[order.replace('-', '') as keyof typeof columns & PaymentOrder];
    const rows = await matching
      .selectAll()
      .orderBy(column, direction)
      .orderBy('id', direction)
      .limit(limit)
      .offset(offset)
      .execute();
    const { total } = await matching.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const refunds = await this.#refundsOf(rows.map(({ id }) => id));
    const refundsIn = (row: PaymentRow) => refunds.filter(({ payment_id }) => payment_id === row.id);
    return { items: rows.map((row) => toPayment(row, refundsIn(row))), total };
  }

  async due(
    gateway: string,
    moment: { readonly now: Instant; readonly begunBefore: Instant },
    after: string | null,
    limit: number,
  ): Promise<readonly string[]> {
    let due = this.#database
      .kysely()
      .selectFrom('payments')
      .select('id')
      .where('gateway', '=', gateway)
      .where(({ or, exists, eb, selectFrom }) =>
        or([
          eb.and([oneOf('payments.status', openPaymentStatuses), isFree(eb, 'payments', moment)]),
          exists(
            selectFrom('refunds')
              .select('refunds.id')
              .whereRef('refunds.payment_id', '=', 'payments.id')
              .where(oneOf('refunds.status', openRefundStatuses))
              .where((refund) => isFree(refund, 'refunds', moment)),
          ),
        ]),
      );
    if (after !== null) due = due.where('id', '>', after);
    return (await due.orderBy('id').limit(limit).execute()).map(({ id }) => id);
  }

  #payments() {
    return this.#database.kysely().selectFrom('payments').selectAll();
  }

  async #whole(row: PaymentRow | undefined): Promise<Payment | undefined> {
    return row && toPayment(row, await this.#refundsOf([row.id]));
  }

  async #refundsOf(paymentIds: readonly string[]): Promise<RefundRow[]> {
    if (paymentIds.length === 0) return [];
    const refunds = this.#database.kysely().selectFrom('refunds').selectAll();
    return await refunds.where('payment_id', 'in', paymentIds).orderBy('payment_id').orderBy('place').execute();
  }
}

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
