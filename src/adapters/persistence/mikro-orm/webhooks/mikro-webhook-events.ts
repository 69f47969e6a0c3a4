import { sql } from 'kysely';
import type { WebhookEvents } from '../../../../application/webhooks/ports.ts';
import type { WebhookEvent } from '../../../../domain/webhooks/webhook-event.ts';
import { webhookEventsTable } from '../../tables/webhook-events-table.ts';
import type { Database } from '../database.ts';

const columnsOf = (event: WebhookEvent) =>
  webhookEventsTable.toColumns({
    ...event,
    facts: event.facts && { ...event.facts },
    subjectId: String(event.subjectId),
  });

/** Whoever is told of an event that is written here is found by a trigger. */
export class MikroWebhookEvents implements WebhookEvents {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async publish(event: WebhookEvent): Promise<void> {
    const { id, type, user_id, subject_id, version, facts, at } = columnsOf(event);
    await sql`
      insert into webhook_events (id, type, user_id, subject_id, version, facts, at)
      select ${id}, ${type}::text, ${user_id}, ${subject_id}, ${version}::bigint, ${facts}, ${at}::timestamptz
      where exists (
        select from webhook_endpoints where disabled_at is null and events::jsonb @> to_jsonb(${type}::text)
      )`.execute(this.#database.kysely());
  }

  async add(event: WebhookEvent): Promise<void> {
    await this.#database.kysely().insertInto('webhook_events').values(columnsOf(event)).execute();
  }
}
