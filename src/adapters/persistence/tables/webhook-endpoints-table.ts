import type { WebhookEndpointFacts } from '../../../domain/webhooks/webhook-endpoint.ts';
import { json, moment, optional, required, text, uuid } from './definition/column.ts';
import { tableOf } from './definition/table.ts';

export const webhookEndpointsTable = tableOf<WebhookEndpointFacts>()({
  name: 'webhook_endpoints',
  columns: {
    id: required(uuid(), { primary: true }),
    url: text(),
    events: json(),
    secrets: json(),
    failingSince: optional(moment()),
    disabledAt: optional(moment()),
    createdAt: moment(),
  },
  personal: { impersonal: 'they belong to the installation' },
});
