import type { WebhookEvents } from '../../../../application/webhooks/ports.ts';
import type { WebhookEvent } from '../../../../domain/webhooks/webhook-event.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryEventOutbox } from './memory-event-outbox.ts';

export class MemoryWebhookEvents implements WebhookEvents {
  readonly #database: MemoryDatabase;
  readonly #outbox: MemoryEventOutbox;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#outbox = new MemoryEventOutbox(database);
  }

  publish(event: WebhookEvent): Promise<void> {
    return this.#database.write(() => this.#outbox.publish(event));
  }

  add(event: WebhookEvent): Promise<void> {
    return this.#database.write(() => this.#outbox.add(event));
  }
}
