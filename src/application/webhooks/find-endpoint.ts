import { err, ok, type Result } from 'neverthrow';
import { type WebhookNotFound, webhookNotFound } from '../../domain/webhooks/failures.ts';
import type { WebhookEndpoint } from '../../domain/webhooks/webhook-endpoint.ts';
import type { WebhookStore } from './ports.ts';

/** The endpoint that an operator means. */
export class FindEndpoint {
  readonly #store: Pick<WebhookStore, 'endpoints'>;

  constructor(store: Pick<WebhookStore, 'endpoints'>) {
    this.#store = store;
  }

  async execute(id: string): Promise<Result<WebhookEndpoint, WebhookNotFound>> {
    const endpoint = await this.#store.endpoints.withId(id);
    return endpoint === undefined ? err(webhookNotFound) : ok(endpoint);
  }
}
