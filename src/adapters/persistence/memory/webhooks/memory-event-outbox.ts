import { randomUUID } from 'node:crypto';
import { WebhookDelivery, type WebhookDeliveryFacts } from '../../../../domain/webhooks/webhook-delivery.ts';
import type { WebhookEndpointFacts } from '../../../../domain/webhooks/webhook-endpoint.ts';
import type { WebhookEvent } from '../../../../domain/webhooks/webhook-event.ts';
import { webhookDeliveriesTable } from '../../tables/webhook-deliveries-table.ts';
import { webhookEndpointsTable } from '../../tables/webhook-endpoints-table.ts';
import { type WebhookEventRow, webhookEventsTable } from '../../tables/webhook-events-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';

/** What the triggers do in PostgreSQL: an event becomes a delivery for each endpoint that is told of it. */
export class MemoryEventOutbox {
  readonly #events: MemoryRows<WebhookEventRow>;
  readonly #endpoints: MemoryRows<WebhookEndpointFacts>;
  readonly #deliveries: MemoryRows<WebhookDeliveryFacts>;

  constructor(database: MemoryDatabase) {
    this.#events = new MemoryRows(database, webhookEventsTable);
    this.#endpoints = new MemoryRows(database, webhookEndpointsTable);
    this.#deliveries = new MemoryRows(database, webhookDeliveriesTable);
  }

  publish(event: WebhookEvent): void {
    const told = this.#endpoints
      .all()
      .filter(({ disabledAt, events }) => disabledAt === null && events.includes(event.type));
    if (told.length === 0) return;
    this.add(event);
    for (const { id: endpointId } of told) {
      const beginning = { id: randomUUID(), eventId: event.id, endpointId, type: event.type };
      this.#deliveries.set(WebhookDelivery.open(beginning, event.at).facts);
    }
  }

  add(event: WebhookEvent): void {
    const facts = event.facts && { ...event.facts };
    this.#events.set({ ...event, facts, subjectId: String(event.subjectId) });
  }
}
