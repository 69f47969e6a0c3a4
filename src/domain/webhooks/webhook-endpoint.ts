import { after, before, type Instant } from '../kernel/instant.ts';

/** After a rotation the secret before it signs as well for so long. */
export const rotationOverlap = { hours: 24 } as const;

/** An endpoint that does nothing but fail for so long is told nothing any more. */
export const disabledAfter = { days: 5 } as const;

/** A secret as it is kept: nobody can sign with it who cannot open it. */
export interface KeptSecret {
  readonly sealed: string;
  /** Null for the newest; the others sign until then. */
  readonly until: Instant | null;
}

export interface WebhookEndpointFacts {
  readonly id: string;
  readonly url: string;
  /** The types of events that it is told: `task.created`. */
  readonly events: readonly string[];
  /** The newest first. */
  readonly secrets: readonly KeptSecret[];
  /** Since the first failure after the last success. */
  readonly failingSince: Instant | null;
  readonly disabledAt: Instant | null;
  readonly createdAt: Instant;
}

interface Beginning extends Pick<WebhookEndpointFacts, 'id' | 'url' | 'events'> {
  readonly sealed: string;
}

/** Where another system takes events. */
export class WebhookEndpoint {
  readonly facts: WebhookEndpointFacts;

  private constructor(facts: WebhookEndpointFacts) {
    this.facts = facts;
  }

  static open({ id, url, events, sealed }: Beginning, now: Instant): WebhookEndpoint {
    const secrets = [{ sealed, until: null }];
    return new WebhookEndpoint({ id, url, events, secrets, failingSince: null, disabledAt: null, createdAt: now });
  }

  /** For storage only. */
  static restore(facts: WebhookEndpointFacts): WebhookEndpoint {
    return new WebhookEndpoint(facts);
  }

  get isDisabled(): boolean {
    return this.facts.disabledAt !== null;
  }

  /** The new secret signs from now on, and each before it for a while longer. */
  rotate(sealed: string, now: Instant): WebhookEndpoint {
    const until = after(now, rotationOverlap);
    const older = this.signing(now).map((secret) => ({ ...secret, until: secret.until ?? until }));
    return this.#with({ secrets: [{ sealed, until: null }, ...older] });
  }

  /** Without the secrets that nobody can sign with any more. */
  keepSecrets(isUsable: (sealed: string) => boolean): WebhookEndpoint {
    return this.#with({ secrets: this.facts.secrets.filter(({ sealed }) => isUsable(sealed)) });
  }

  /** The secrets that sign at this moment, the newest first. */
  signing(now: Instant): readonly KeptSecret[] {
    return this.facts.secrets.filter(({ until }) => until === null || until > now);
  }

  /** The very same endpoint where nothing had failed before. */
  succeeded(): WebhookEndpoint {
    return this.facts.failingSince === null ? this : this.#with({ failingSince: null });
  }

  failed(now: Instant): WebhookEndpoint {
    const { failingSince, disabledAt } = this.facts;
    if (failingSince === null) return this.#with({ failingSince: now });
    const isHopeless = disabledAt === null && failingSince <= before(now, disabledAfter);
    return isHopeless ? this.#with({ disabledAt: now }) : this;
  }

  /** Is told events again, and fails as long as a new one before it is disabled. */
  enable(): WebhookEndpoint {
    return this.isDisabled ? this.#with({ disabledAt: null, failingSince: null }) : this.succeeded();
  }

  #with(change: Partial<WebhookEndpointFacts>): WebhookEndpoint {
    return new WebhookEndpoint({ ...this.facts, ...change });
  }
}
