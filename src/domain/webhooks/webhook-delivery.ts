import { after, type Instant } from '../kernel/instant.ts';
import { retrySchedule } from './retry-schedule.ts';

/** `waiting` for its first attempt or the next one, `done` once it was taken, `dead` once no attempt is left. */
export const deliveryStates = ['waiting', 'done', 'dead'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export interface WebhookDeliveryFacts {
  readonly id: string;
  readonly eventId: string;
  readonly endpointId: string;
  /** Of the event. */
  readonly type: string;
  /** Those that ended, since the event or since it was last asked for again. */
  readonly attempts: number;
  readonly state: DeliveryState;
  /** Null where nobody has answered yet. */
  readonly lastStatus: number | null;
  /** Set exactly while it waits. */
  readonly nextAt: Instant | null;
  /** Until then the process that attempts it has it to itself. */
  readonly busyUntil: Instant | null;
  readonly createdAt: Instant;
  /** Set exactly once it waits no longer. */
  readonly endedAt: Instant | null;
}

type Beginning = Pick<WebhookDeliveryFacts, 'id' | 'eventId' | 'endpointId' | 'type'>;

/** One event on its way to one endpoint. */
export class WebhookDelivery {
  readonly facts: WebhookDeliveryFacts;

  private constructor(facts: WebhookDeliveryFacts) {
    this.facts = facts;
  }

  /** Due at once. */
  static open({ id, eventId, endpointId, type }: Beginning, now: Instant): WebhookDelivery {
    const fresh = { attempts: 0, lastStatus: null, busyUntil: null, endedAt: null };
    return new WebhookDelivery({
      ...{ id, eventId, endpointId, type, ...fresh },
      state: 'waiting',
      nextAt: now,
      createdAt: now,
    });
  }

  /** For storage only. */
  static restore(facts: WebhookDeliveryFacts): WebhookDelivery {
    return new WebhookDelivery(facts);
  }

  isDue(now: Instant): boolean {
    const { state, nextAt, busyUntil } = this.facts;
    return state === 'waiting' && nextAt !== null && nextAt <= now && (busyUntil === null || busyUntil <= now);
  }

  lease(until: Instant): WebhookDelivery {
    return this.#with({ busyUntil: until });
  }

  /** What has ended stays as it ended. */
  taken(status: number, now: Instant): WebhookDelivery {
    return this.#attempted(status, { state: 'done', nextAt: null, endedAt: now });
  }

  /** @param status null where no answer came */
  failed(status: number | null, now: Instant): WebhookDelivery {
    const pause = retrySchedule[this.facts.attempts];
    return pause === undefined
      ? this.failedForGood(status, now)
      : this.#attempted(status, { nextAt: after(now, pause) });
  }

  /** Whatever attempts the schedule has left. */
  failedForGood(status: number | null, now: Instant): WebhookDelivery {
    return this.#attempted(status, { state: 'dead', nextAt: null, endedAt: now });
  }

  /** Due at once; what had ended has the whole schedule before it again. */
  redeliver(now: Instant): WebhookDelivery {
    if (this.facts.state === 'waiting') return this.#with({ nextAt: now });
    return this.#with({ state: 'waiting', attempts: 0, nextAt: now, busyUntil: null, endedAt: null });
  }

  #attempted(lastStatus: number | null, end: Partial<WebhookDeliveryFacts>): WebhookDelivery {
    const { state, attempts } = this.facts;
    if (state !== 'waiting') return this;
    return this.#with({ ...end, attempts: attempts + 1, lastStatus, busyUntil: null });
  }

  #with(change: Partial<WebhookDeliveryFacts>): WebhookDelivery {
    return new WebhookDelivery({ ...this.facts, ...change });
  }
}
