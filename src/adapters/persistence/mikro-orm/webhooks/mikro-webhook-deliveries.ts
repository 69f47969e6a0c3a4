import { sql } from 'kysely';
import type {
  Claim,
  ClaimedDelivery,
  DeliveryFilter,
  WebhookDeliveries,
} from '../../../../application/webhooks/ports.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { WebhookDelivery } from '../../../../domain/webhooks/webhook-delivery.ts';
import { snakeCase } from '../../tables/definition/snake-case.ts';
import { webhookDeliveriesTable } from '../../tables/webhook-deliveries-table.ts';
import { webhookEventsTable } from '../../tables/webhook-events-table.ts';
import type { Database } from '../database.ts';
import { uuidForm } from '../reading/uuid-form.ts';
import { webhookEventOf } from './webhook-event-of.ts';

/** Columns of two tables in one row. */
const prefixed = (alias: string, fields: readonly string[]) =>
  fields.map((field) => sql`${sql.ref(`${alias}.${snakeCase(field)}`)} as ${sql.ref(`${alias}_${field}`)}`);

const both = sql.join([...prefixed('d', webhookDeliveriesTable.fields), ...prefixed('e', webhookEventsTable.fields)]);

const partOf = (alias: string, fields: readonly string[], row: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(fields.map((field) => [field, row[`${alias}_${field}`]]));

const free = (now: Instant) => sql`next_at <= ${now} and (busy_until is null or busy_until <= ${now})`;

export class MikroWebhookDeliveries implements WebhookDeliveries {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add({ facts }: WebhookDelivery): Promise<void> {
    const row = webhookDeliveriesTable.toColumns(facts);
    await this.#queries().insertInto('webhook_deliveries').values(row).execute();
  }

  async withId(id: string): Promise<WebhookDelivery | undefined> {
    if (!uuidForm.test(id)) return undefined;
    const row = await this.#rows().where('id', '=', id).executeTakeFirst();
    return row && WebhookDelivery.restore(row);
  }

  async save({ facts }: WebhookDelivery, seen: number): Promise<boolean> {
    const { id, ...row } = webhookDeliveriesTable.toColumns(facts);
    const { numUpdatedRows } = await this.#queries()
      .updateTable('webhook_deliveries')
      .set(row)
      .where('id', '=', id)
      .where('attempts', '=', seen)
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 1n;
  }

  async list({ endpointId, state }: DeliveryFilter, limit: number): Promise<readonly WebhookDelivery[]> {
    let rows = this.#rows();
    if (endpointId !== undefined) rows = rows.where('endpoint_id', '=', endpointId);
    if (state !== undefined) rows = rows.where('state', '=', state);
    const newest = rows.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit);
    return (await newest.execute()).map(WebhookDelivery.restore);
  }

  async endpointsDue(now: Instant): Promise<readonly string[]> {
    const { rows } = await sql<{ readonly id: string }>`
      select e.id from webhook_endpoints as e where e.disabled_at is null and exists (
        select from webhook_deliveries as d where d.endpoint_id = e.id and d.state = 'waiting' and ${free(now)}
      )`.execute(this.#queries());
    return rows.map(({ id }) => id);
  }

  async claim({ endpointId, now, until, limit }: Claim): Promise<readonly ClaimedDelivery[]> {
    const { rows } = await sql<Readonly<Record<string, unknown>>>`
      with due as (
        select id from webhook_deliveries
        where endpoint_id = ${endpointId} and state = 'waiting' and ${free(now)}
        order by next_at, id limit ${limit}::int for update skip locked
      )
      update webhook_deliveries as d set busy_until = ${until}
      from due, webhook_events as e where d.id = due.id and e.id = d.event_id
      returning ${both}`.execute(this.#queries());
    return rows.map(claimedOf);
  }

  async nextDue(now: Instant): Promise<Instant | undefined> {
    const { rows } = await sql<{ readonly next: Instant | null }>`
      select least(
        (select min(next_at) from webhook_deliveries where state = 'waiting' and next_at > ${now}),
        (select min(busy_until) from webhook_deliveries where state = 'waiting' and next_at <= ${now} and busy_until > ${now})
      ) as next`.execute(this.#queries());
    return rows[0]?.next ?? undefined;
  }

  async oldestWaiting(): Promise<Instant | undefined> {
    const { rows } = await sql<{ readonly oldest: Instant | null }>`
      select min(d.created_at) as oldest from webhook_deliveries as d
      join webhook_endpoints as e on e.id = d.endpoint_id and e.disabled_at is null
      where d.state = 'waiting'`.execute(this.#queries());
    return rows[0]?.oldest ?? undefined;
  }

  async forgetEnded(moment: Instant, limit: number): Promise<number> {
    const queries = this.#queries();
    const { rows } = await sql<{ readonly event: string }>`
      delete from webhook_deliveries where id in (
        select d.id from webhook_deliveries as d
        where d.ended_at < ${moment}
          or (d.created_at < ${moment} and not exists (select from webhook_endpoints as e where e.id = d.endpoint_id))
        limit ${limit}::int for update skip locked
      ) returning event_id as event`.execute(queries);
    const events = [...new Set(rows.map(({ event }) => event))];
    await sql`
      delete from webhook_events as e where e.id = any(${events}::uuid[])
        and not exists (select from webhook_deliveries as d where d.event_id = e.id)`.execute(queries);
    return rows.length;
  }

  #queries() {
    return this.#database.kysely();
  }

  #rows() {
    return this.#queries().selectFrom('webhook_deliveries').select(webhookDeliveriesTable.all);
  }
}

function claimedOf(row: Readonly<Record<string, unknown>>): ClaimedDelivery {
  // The columns of each table under the names of its fields, as `both` asks for them.
  const delivery = partOf('d', webhookDeliveriesTable.fields, row) as WebhookDelivery['facts'];
  const stored = partOf('e', webhookEventsTable.fields, row) as Parameters<typeof webhookEventsTable.fromStored>[0];
  return {
    delivery: WebhookDelivery.restore(delivery),
    event: webhookEventOf(webhookEventsTable.fromStored(stored)),
  };
}
