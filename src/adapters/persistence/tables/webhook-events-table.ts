import type { WebhookEvent } from '../../../domain/webhooks/webhook-event.ts';
import { bigint, moment, optional, optionalJson, required, uuid, varchar } from './definition/column.ts';
import { tableOf } from './definition/table.ts';

export interface WebhookEventRow extends Omit<WebhookEvent, 'subjectId' | 'facts'> {
  readonly facts: Readonly<Record<string, unknown>> | null;
  /** A number among them is written as a text. */
  readonly subjectId: string;
}

export const webhookEventsTable = tableOf<WebhookEventRow>()({
  name: 'webhook_events',
  columns: {
    id: required(uuid(), { primary: true }),
    type: varchar(100),
    userId: optional(varchar(255)),
    subjectId: varchar(255),
    version: bigint(),
    facts: optionalJson(),
    at: moment(),
  },
  indexes: [{ name: 'webhook_events_of_user', fields: ['userId'] }],
  personal: {
    owners: ['userId'],
    exported: { as: 'webhookEvents', without: ['userId', 'version'] },
    erased: ['facts'],
    // Where it names a person, `userId` does so too.
    harmless: ['subjectId'],
    because: 'other systems still have to be told that something is gone, by its id',
  },
});
