import type { Result } from 'neverthrow';
import type { WebhookNotFound } from '../../domain/webhooks/failures.ts';
import type { WebhookEndpoint } from '../../domain/webhooks/webhook-endpoint.ts';
import { endpointNamed } from './named.ts';
import type { WebhookStore } from './ports.ts';

/** The endpoint that an operator means. */
export class FindEndpoint {
  readonly #store: Pick<WebhookStore, 'endpoints'>;

  constructor(store: Pick<WebhookStore, 'endpoints'>) {
    this.#store = store;
  }

  execute(given: string): Promise<Result<WebhookEndpoint, WebhookNotFound>> {
    return endpointNamed(this.#store, given);
  }
}
