import { kindOf, type WebhookEvent } from '../../../../domain/webhooks/webhook-event.ts';
import { announcedTable } from '../../tables/announced-tables.ts';
import { snakeCase } from '../../tables/definition/snake-case.ts';
import type { WebhookEventRow } from '../../tables/webhook-events-table.ts';
import { momentFromJson } from '../reading/moment-from-json.ts';

/** What a trigger has written are the columns of a row; what was published are facts already. */
export function webhookEventOf({ subjectId, facts, ...event }: WebhookEventRow): WebhookEvent {
  const table = announcedTable(kindOf(event.type));
  if (table === undefined) return { ...event, subjectId, facts };
  const read = (field: string) => {
    const sent = facts?.[snakeCase(field)] ?? null;
    return table.columns[field]?.type === 'moment' ? momentFromJson(sent) : sent;
  };
  return {
    ...event,
    subjectId: table.columns['id']?.type === 'bigint' ? Number(subjectId) : subjectId,
    facts: facts && Object.fromEntries(table.fields.map((field) => [field, read(field)])),
  };
}
