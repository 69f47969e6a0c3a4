import type { WebhookDeliveryFacts } from '../../../domain/webhooks/webhook-delivery.ts';
import { integer, moment, optional, required, smallint, uuid, varchar } from './definition/column.ts';
import { tableOf } from './definition/table.ts';

/** The endpoint is no foreign key: whoever removes one must never keep anybody from writing what it is told of. */
export const webhookDeliveriesTable = tableOf<WebhookDeliveryFacts>()({
  name: 'webhook_deliveries',
  columns: {
    id: required(uuid(), { primary: true }),
    eventId: required(uuid(), { references: 'webhook_events' }),
    endpointId: uuid(),
    type: varchar(100),
    attempts: smallint(),
    state: varchar(10),
    lastStatus: optional(integer()),
    nextAt: optional(moment()),
    busyUntil: optional(moment()),
    createdAt: moment(),
    endedAt: optional(moment()),
  },
  indexes: [
    { name: 'webhook_deliveries_due', fields: ['endpointId', 'nextAt', 'id'], where: "state = 'waiting'" },
    { name: 'webhook_deliveries_next', fields: ['nextAt'], where: "state = 'waiting'" },
    { name: 'webhook_deliveries_newest', fields: ['createdAt', 'id'] },
    { name: 'webhook_deliveries_of_event', fields: ['eventId'] },
    { name: 'webhook_deliveries_ended', fields: ['endedAt'], where: 'ended_at is not null' },
  ],
  personal: { impersonal: 'they name events, which are reduced to ids with the person' },
});
