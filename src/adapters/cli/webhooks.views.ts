import { z } from 'zod';
import { deliveryStates, type WebhookDelivery } from '../../domain/webhooks/webhook-delivery.ts';
import type { WebhookEndpoint } from '../../domain/webhooks/webhook-endpoint.ts';
import type { Shown } from './command.ts';
import { instant } from './schemas.ts';
import { idColumn, table } from './table.ts';
import type { Terminal } from './terminal.ts';

const endpointView = z.strictObject({
  id: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  disabledAt: instant.nullable(),
  createdAt: instant,
});
export const endpointsView = z.array(endpointView);

const deliveryView = z.strictObject({
  id: z.string(),
  eventId: z.string(),
  type: z.string(),
  attempts: z.int(),
  state: z.enum(deliveryStates),
  lastStatus: z.int().nullable(),
  nextAt: instant.nullable(),
});
export const deliveriesView = z.array(deliveryView);

export const secretView = z.strictObject({ id: z.string(), secret: z.string() });

const presentEndpoint = ({ facts: { id, url, events, disabledAt, createdAt } }: WebhookEndpoint) =>
  ({ id, url, events: [...events], disabledAt, createdAt }) satisfies z.infer<typeof endpointView>;

const presentDelivery = ({ facts }: WebhookDelivery) => {
  const { id, eventId, type, attempts, state, lastStatus, nextAt } = facts;
  return { id, eventId, type, attempts, state, lastStatus, nextAt } satisfies z.infer<typeof deliveryView>;
};

export function shownEndpoints(
  endpoints: readonly WebhookEndpoint[],
  terminal: Terminal,
): Shown<z.infer<typeof endpointsView>> {
  const all = endpoints.map(presentEndpoint);
  const rows = all.map(({ id, url, events, disabledAt, createdAt }) => [
    ...[id, url, events.join(' '), disabledAt, createdAt],
  ]);
  const headings = [idColumn('id'), 'url', 'events', 'disabled', 'created'];
  return { json: all, text: table(headings, rows, terminal) };
}

export function shownDeliveries(
  deliveries: readonly WebhookDelivery[],
  terminal: Terminal,
): Shown<z.infer<typeof deliveriesView>> {
  const all = deliveries.map(presentDelivery);
  const rows = all.map(({ id, eventId, type, attempts, state, lastStatus, nextAt }) => [
    ...[id, eventId, type, attempts, state, lastStatus, nextAt],
  ]);
  const headings = [idColumn('id'), idColumn('event'), 'type', 'attempts', 'state', 'answer', 'next'];
  return { json: all, text: table(headings, rows, terminal) };
}
