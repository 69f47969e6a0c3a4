import { err, ok, type Result } from 'neverthrow';
import {
  type WebhookDeliveryNotFound,
  type WebhookNotFound,
  webhookDeliveryNotFound,
  webhookNotFound,
} from '../../domain/webhooks/failures.ts';
import type { WebhookDelivery } from '../../domain/webhooks/webhook-delivery.ts';
import { audited } from './audited.ts';
import type { WebhookParts } from './webhook-parts.ts';

type Refusal = WebhookDeliveryNotFound | WebhookNotFound;

/** Sends an event to an endpoint once more, under the id that it had. */
export class Redeliver {
  readonly #parts: WebhookParts;

  constructor(parts: WebhookParts) {
    this.#parts = parts;
  }

  async execute(id: string): Promise<Result<WebhookDelivery, Refusal>> {
    const { unitOfWork, operator, clock } = this.#parts;
    return await unitOfWork.run<WebhookDelivery, Refusal>(async (store) => {
      const found = await store.deliveries.withId(id);
      if (found === undefined) return err(webhookDeliveryNotFound);
      const endpoint = await store.endpoints.withId(found.facts.endpointId);
      if (endpoint === undefined) return err(webhookNotFound);
      const due = found.redeliver(clock.now());
      // An attempt has ended at this very moment; whoever asks again sees its outcome.
      if (!(await store.deliveries.save(due, found.facts.attempts))) return err(webhookDeliveryNotFound);
      const details = { delivery: id, type: due.facts.type };
      await store.audit.record([audited(this.#parts, endpoint, 'redelivered', { actor: operator, details })]);
      return ok(due);
    });
  }
}
