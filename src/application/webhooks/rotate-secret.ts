import { err, ok, type Result } from 'neverthrow';
import { type WebhookNotFound, webhookNotFound } from '../../domain/webhooks/failures.ts';
import type { EndpointWithSecret } from './add-endpoint.ts';
import { audited } from './audited.ts';
import type { WebhookParts } from './webhook-parts.ts';

/** A new secret, beside which the one before it signs for another day. */
export class RotateSecret {
  readonly #parts: WebhookParts;

  constructor(parts: WebhookParts) {
    this.#parts = parts;
  }

  async execute(id: string): Promise<Result<EndpointWithSecret, WebhookNotFound>> {
    const { unitOfWork, secrets, operator, clock } = this.#parts;
    return await unitOfWork.run<EndpointWithSecret, WebhookNotFound>(async (store) => {
      const found = await store.endpoints.lock(id);
      if (found === undefined) return err(webhookNotFound);
      const secret = secrets.make();
      // One that cannot be opened would keep the new one from signing for as long as it had to sign beside it.
      const usable = found.keepSecrets((sealed) => secrets.open(sealed) !== undefined);
      const endpoint = usable.rotate(secrets.seal(secret), clock.now());
      await store.endpoints.save(endpoint);
      await store.audit.record([audited(this.#parts, endpoint, 'rotated', { actor: operator })]);
      return ok({ endpoint, secret });
    });
  }
}
