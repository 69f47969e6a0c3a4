import { err, ok, type Result } from 'neverthrow';
import { type WebhookNotFound, webhookNotFound } from '../../domain/webhooks/failures.ts';
import type { WebhookEndpoint } from '../../domain/webhooks/webhook-endpoint.ts';
import { audited } from './audited.ts';
import type { WebhookParts } from './webhook-parts.ts';

/** With what it has not taken yet. */
export class RemoveEndpoint {
  readonly #parts: WebhookParts;

  constructor(parts: WebhookParts) {
    this.#parts = parts;
  }

  async execute(id: string): Promise<Result<WebhookEndpoint, WebhookNotFound>> {
    const { unitOfWork, operator } = this.#parts;
    return await unitOfWork.run<WebhookEndpoint, WebhookNotFound>(async (store) => {
      const endpoint = await store.endpoints.withId(id);
      if (endpoint === undefined || !(await store.endpoints.remove(id))) return err(webhookNotFound);
      await store.audit.record([audited(this.#parts, endpoint, 'removed', { actor: operator })]);
      return ok(endpoint);
    });
  }
}
