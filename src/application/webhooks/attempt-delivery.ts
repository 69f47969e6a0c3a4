import type { Secret } from '../../domain/kernel/secret.ts';
import type { WebhookEndpoint } from '../../domain/webhooks/webhook-endpoint.ts';
import { messageOf } from './message.ts';
import type { ClaimedDelivery, WebhookAnswer } from './ports.ts';
import type { RecordOutcome } from './record-outcome.ts';
import type { WebhookParts } from './webhook-parts.ts';

type Parts = Pick<WebhookParts, 'sources' | 'secrets' | 'sender' | 'clock'>;

/** One attempt at one delivery, and what is written about it. */
export class AttemptDelivery {
  readonly #parts: Parts;
  readonly #outcome: RecordOutcome;

  constructor(parts: Parts, outcome: RecordOutcome) {
    this.#parts = parts;
    this.#outcome = outcome;
  }

  async execute(endpoint: WebhookEndpoint, claimed: ClaimedDelivery): Promise<void> {
    await this.#outcome.execute(endpoint, claimed.delivery, await this.send(endpoint, claimed));
  }

  async send(endpoint: WebhookEndpoint, { event }: Pick<ClaimedDelivery, 'event'>): Promise<WebhookAnswer> {
    const { sources, secrets: sealing, sender, clock } = this.#parts;
    const now = clock.now();
    const secrets = endpoint.signing(now).map(({ sealed }) => sealing.open(sealed));
    if (!secrets.every((secret): secret is Secret => secret !== undefined))
      return { status: null, reason: 'its secret cannot be read: rotate it' };
    return await sender.send({
      url: endpoint.facts.url,
      id: event.id,
      body: messageOf(event, sources),
      at: now,
      secrets,
    });
  }
}
