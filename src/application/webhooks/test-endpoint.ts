import { err, ok, type Result } from 'neverthrow';
import { after } from '../../domain/kernel/instant.ts';
import { type WebhookNotFound, webhookNotFound } from '../../domain/webhooks/failures.ts';
import { WebhookDelivery } from '../../domain/webhooks/webhook-delivery.ts';
import type { WebhookEndpoint } from '../../domain/webhooks/webhook-endpoint.ts';
import { testType, type WebhookEvent } from '../../domain/webhooks/webhook-event.ts';
import type { AttemptDelivery } from './attempt-delivery.ts';
import { audited } from './audited.ts';
import type { WebhookAnswer } from './ports.ts';
import { isTaken } from './record-outcome.ts';
import type { WebhookParts } from './webhook-parts.ts';

export interface TestedEndpoint {
  readonly delivery: WebhookDelivery;
  /** Why it was not taken; null where it was. */
  readonly why: string | null;
  /** Whether the endpoint was disabled, and is told events again. */
  readonly enabled: boolean;
}

/** Sends one event at once, and only once. A disabled endpoint that takes it is told events again. */
export class TestEndpoint {
  readonly #parts: WebhookParts;
  readonly #attempt: AttemptDelivery;

  constructor(parts: WebhookParts, attempt: AttemptDelivery) {
    this.#parts = parts;
    this.#attempt = attempt;
  }

  async execute(endpointId: string): Promise<Result<TestedEndpoint, WebhookNotFound>> {
    const { store, clock, ids } = this.#parts;
    const endpoint = await store.endpoints.withId(endpointId);
    if (endpoint === undefined) return err(webhookNotFound);
    const now = clock.now();
    const facts = { endpointId };
    const event: WebhookEvent = {
      ...{ id: ids.uuid(), type: testType, userId: null, subjectId: endpointId, version: 1, facts, at: now },
    };
    const beginning = { id: ids.uuid(), eventId: event.id, endpointId, type: event.type };
    const delivery = WebhookDelivery.open(beginning, now).lease(after(now, { seconds: 60 }));
    await this.#keep(event, delivery);
    const answer = await this.#attempt.send(endpoint, { event });
    return ok(await this.#record(endpoint, delivery, answer));
  }

  async #keep(event: WebhookEvent, delivery: WebhookDelivery): Promise<void> {
    await this.#parts.unitOfWork.run<void, never>(async (store) => {
      await store.events.add(event);
      await store.deliveries.add(delivery);
      return ok();
    });
  }

  async #record({ facts }: WebhookEndpoint, begun: WebhookDelivery, answer: WebhookAnswer): Promise<TestedEndpoint> {
    const { unitOfWork, operator, clock } = this.#parts;
    const { status } = answer;
    const now = clock.now();
    const delivery = isTaken(status) ? begun.taken(status, now) : begun.failedForGood(status, now);
    const why = isTaken(status) ? null : answer.status === null ? answer.reason : `it answered ${answer.status}`;
    const recorded = await unitOfWork.run<boolean, never>(async (store) => {
      await store.deliveries.save(delivery, begun.facts.attempts);
      const endpoint = await store.endpoints.lock(facts.id);
      if (endpoint === undefined) return ok(false);
      const details = { delivery: delivery.facts.id, status };
      await store.audit.record([audited(this.#parts, endpoint, 'tested', { actor: operator, why, details })]);
      if (!isTaken(status)) return ok(false);
      const enabled = endpoint.enable();
      if (enabled === endpoint) return ok(false);
      await store.endpoints.save(enabled);
      if (!endpoint.isDisabled) return ok(false);
      await store.audit.record([audited(this.#parts, enabled, 'enabled', { actor: operator, why: 'it took a test' })]);
      return ok(true);
    });
    return { delivery, why, enabled: recorded.unwrapOr(false) };
  }
}
