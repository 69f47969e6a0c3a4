import { err, ok, Result } from 'neverthrow';
import { type InvalidInput, invalidInput, type Violation } from '../../domain/kernel/failure.ts';
import type { Secret } from '../../domain/kernel/secret.ts';
import { WebhookEndpoint } from '../../domain/webhooks/webhook-endpoint.ts';
import { audited } from './audited.ts';
import type { WebhookParts } from './webhook-parts.ts';

export interface NewEndpoint {
  readonly url: string;
  readonly events: readonly string[];
}

/** An endpoint with the secret that signs what it is sent: nobody is shown it again. */
export interface EndpointWithSecret {
  readonly endpoint: WebhookEndpoint;
  readonly secret: Secret;
}

export class AddEndpoint {
  readonly #parts: WebhookParts;

  constructor(parts: WebhookParts) {
    this.#parts = parts;
  }

  async execute(given: NewEndpoint): Promise<Result<EndpointWithSecret, InvalidInput>> {
    const { unitOfWork, urls, secrets, operator, clock, ids } = this.#parts;
    const parsed = Result.combineWithAllErrors([
      urls.parse('url', given.url).map((url) => [url]),
      this.#parseEvents(given.events),
    ]);
    if (parsed.isErr()) return err(invalidInput(...parsed.error));
    const [[url = ''], events] = parsed.value;
    const secret = secrets.make();
    const opening = { id: ids.uuid(), url, events, sealed: secrets.seal(secret) };
    const endpoint = WebhookEndpoint.open(opening, clock.now());
    return await unitOfWork.run<EndpointWithSecret, never>(async (store) => {
      await store.endpoints.add(endpoint);
      const details = { events: events.join(' ') };
      await store.audit.record([audited(this.#parts, endpoint, 'added', { actor: operator, details })]);
      return ok({ endpoint, secret });
    });
  }

  #parseEvents(given: readonly string[]): Result<readonly string[], Violation> {
    const known = this.#parts.sources.flatMap(({ types }) => types);
    const events = known.filter((type) => given.includes(type));
    const unknown = given.filter((type) => !known.includes(type));
    if (unknown.length > 0) return err(broken(`${unknown.join(', ')} is none of ${known.join(', ')}`));
    return events.length === 0 ? err({ ...broken('one at least'), rule: 'required' }) : ok(events);
  }
}

const broken = (constraint: string): Violation => ({ field: 'events', rule: 'unknown_reference', constraint });
