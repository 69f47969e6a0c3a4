import { ok } from 'neverthrow';
import type { WebhookDelivery } from '../../domain/webhooks/webhook-delivery.ts';
import type { WebhookEndpoint } from '../../domain/webhooks/webhook-endpoint.ts';
import type { DeliveryOutcome } from '../kernel/meters.ts';
import { audited, byItself, hostOf } from './audited.ts';
import { mailAdmins } from './mail-admins.ts';
import type { WebhookAnswer, WebhookStore } from './ports.ts';
import type { WebhookParts } from './webhook-parts.ts';

/** The endpoint says that it is gone for good. */
const gone = 410;

/** Any other status is a failure, redirections included. */
export const isTaken = (status: number | null): status is number => status !== null && status >= 200 && status < 300;

/** Writes what came of an attempt: of the delivery, and of the endpoint where that is news. */
export class RecordOutcome {
  readonly #parts: WebhookParts;

  constructor(parts: WebhookParts) {
    this.#parts = parts;
  }

  async execute(endpoint: WebhookEndpoint, delivery: WebhookDelivery, answer: WebhookAnswer): Promise<void> {
    const outcome = await this.#write(endpoint, delivery, answer.status);
    if (outcome === undefined) return;
    const { log, meters } = this.#parts;
    meters.webhookDelivery(outcome);
    if (outcome === 'done') return;
    const { id, type, attempts } = delivery.facts;
    const facts = { webhookId: endpoint.facts.id, host: hostOf(endpoint), deliveryId: id, type };
    const why = answer.status === null ? answer.reason : `it answered ${answer.status}`;
    log.warn('a webhook was not taken', { ...facts, outcome, attempt: attempts + 1, why });
  }

  /** Undefined where somebody else has attempted it meanwhile, or removed it. */
  async #write(
    endpoint: WebhookEndpoint,
    delivery: WebhookDelivery,
    status: number | null,
  ): Promise<DeliveryOutcome | undefined> {
    const { store, clock } = this.#parts;
    if (status === gone) return await this.#remove(endpoint);
    const now = clock.now();
    const next = isTaken(status) ? delivery.taken(status, now) : delivery.failed(status, now);
    const { attempts } = delivery.facts;
    const isNews = isTaken(status) ? endpoint.succeeded() !== endpoint : endpoint.failed(now) !== endpoint;
    const isWritten = isNews
      ? await this.#writeBoth(endpoint.facts.id, next, attempts)
      : await store.deliveries.save(next, attempts);
    if (!isWritten) return undefined;
    return next.facts.state === 'waiting' ? 'failed' : next.facts.state;
  }

  async #writeBoth(endpointId: string, next: WebhookDelivery, seen: number): Promise<boolean> {
    const { unitOfWork, clock } = this.#parts;
    const written = await unitOfWork.run<boolean, never>(async (store) => {
      const endpoint = await store.endpoints.lock(endpointId);
      if (endpoint === undefined || !(await store.deliveries.save(next, seen))) return ok(false);
      const after = isTaken(next.facts.lastStatus) ? endpoint.succeeded() : endpoint.failed(clock.now());
      if (after !== endpoint) await store.endpoints.save(after);
      if (after.isDisabled && !endpoint.isDisabled) await this.#tellOfDisabling(store, after);
      return ok(true);
    });
    return written.unwrapOr(false);
  }

  async #tellOfDisabling(store: WebhookStore, endpoint: WebhookEndpoint): Promise<void> {
    const { id, failingSince } = endpoint.facts;
    const why = 'it failed for five days';
    await store.audit.record([audited(this.#parts, endpoint, 'disabled', { actor: byItself, why })]);
    const since = failingSince ?? this.#parts.clock.now();
    await mailAdmins(this.#parts.directory, store.outbox, 'webhook-disabled', {
      endpointId: id,
      host: hostOf(endpoint),
      at: since,
    });
  }

  async #remove(endpoint: WebhookEndpoint): Promise<DeliveryOutcome | undefined> {
    const removed = await this.#parts.unitOfWork.run<boolean, never>(async (store) => {
      if (!(await store.endpoints.remove(endpoint.facts.id))) return ok(false);
      const why = `it answered ${gone}`;
      await store.audit.record([audited(this.#parts, endpoint, 'removed', { actor: byItself, why })]);
      return ok(true);
    });
    return removed.unwrapOr(false) ? 'gone' : undefined;
  }
}
