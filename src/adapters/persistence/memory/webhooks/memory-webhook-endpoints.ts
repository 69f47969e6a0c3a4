import type { WebhookEndpoints } from '../../../../application/webhooks/ports.ts';
import { WebhookEndpoint, type WebhookEndpointFacts } from '../../../../domain/webhooks/webhook-endpoint.ts';
import { webhookDeliveriesTable } from '../../tables/webhook-deliveries-table.ts';
import { webhookEndpointsTable } from '../../tables/webhook-endpoints-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';

export class MemoryWebhookEndpoints implements WebhookEndpoints {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryRows<WebhookEndpointFacts>;
  readonly #deliveries;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = new MemoryRows(database, webhookEndpointsTable);
    this.#deliveries = new MemoryRows(database, webhookDeliveriesTable);
  }

  add(endpoint: WebhookEndpoint): Promise<void> {
    return this.save(endpoint);
  }

  all(): Promise<readonly WebhookEndpoint[]> {
    return this.#database.read(() => this.#rows.all().map(WebhookEndpoint.restore));
  }

  withId(id: string): Promise<WebhookEndpoint | undefined> {
    return this.#database.read(() => {
      const row = this.#rows.get(id);
      return row && WebhookEndpoint.restore(row);
    });
  }

  /** Units of work run one after the other. */
  lock(id: string): Promise<WebhookEndpoint | undefined> {
    return this.withId(id);
  }

  save({ facts }: WebhookEndpoint): Promise<void> {
    return this.#database.write(() => this.#rows.set(facts));
  }

  remove(id: string): Promise<boolean> {
    return this.#database.write(() => {
      this.#deliveries.deleteWhere(({ endpointId }) => endpointId === id);
      return this.#rows.delete(id);
    });
  }
}
