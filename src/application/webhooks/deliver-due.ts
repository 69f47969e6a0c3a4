import { after, type Instant, millisecondsOf } from '../../domain/kernel/instant.ts';
import type { AttemptDelivery } from './attempt-delivery.ts';
import type { WebhookParts } from './webhook-parts.ts';

/** Longer than an attempt can take: a process that holds a delivery for longer has died. */
const leaseSeconds = 60;

/** Of one endpoint, in one process. */
const atOnce = 10;

/** Endpoints that are gone through at a time, in one process: each takes connections, of ours and of the database. */
const endpointsAtOnce = 50;

interface Draining {
  /** Something may have come since the last look. */
  again: boolean;
  readonly done: Promise<void>;
}

/**
 * Attempts every delivery that is due. Each endpoint is gone through by itself, so that a slow one holds up no other. Any number of
 * processes may do so at once.
 */
export class DeliverDue {
  readonly #parts: Pick<WebhookParts, 'store' | 'clock'>;
  readonly #attempt: AttemptDelivery;
  readonly #draining = new Map<string, Draining>();
  readonly #waiting: (() => void)[] = [];
  #rounds = 0;

  constructor(parts: Pick<WebhookParts, 'store' | 'clock'>, attempt: AttemptDelivery) {
    this.#parts = parts;
    this.#attempt = attempt;
  }

  /** Begins with all that is due now; says when that is done with, and when to look again. */
  async begin(): Promise<{ readonly done: Promise<void>; readonly nextDue: Instant | undefined }> {
    const { store, clock } = this.#parts;
    const now = clock.now();
    const due = await store.deliveries.endpointsDue(now);
    const done = Promise.all(due.map((id) => this.#drain(id))).then(() => {});
    // Whoever awaits `done` gets the exception; without this line it would count as unhandled before that.
    done.catch(() => {});
    return { done, nextDue: await store.deliveries.nextDue(now) };
  }

  /** Seconds. */
  async longestWait(): Promise<number> {
    const { store, clock } = this.#parts;
    const since = await store.deliveries.oldestWaiting();
    return since === undefined ? 0 : Math.max(0, millisecondsOf(clock.now()) - millisecondsOf(since)) / 1000;
  }

  #drain(endpointId: string): Promise<void> {
    const running = this.#draining.get(endpointId);
    if (running !== undefined) {
      running.again = true;
      return running.done;
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const draining: Draining = { again: false, done: promise };
    this.#draining.set(endpointId, draining);
    this.#untilEmpty(endpointId, draining).then(resolve, (error: unknown) => {
      this.#draining.delete(endpointId);
      reject(error);
    });
    return promise;
  }

  async #untilEmpty(endpointId: string, draining: Draining): Promise<void> {
    for (;;) {
      draining.again = false;
      while (await this.#inTurn(() => this.#round(endpointId)));
      if (draining.again) continue;
      this.#draining.delete(endpointId);
      return;
    }
  }

  /** After each round it is another one's turn, so that nobody who has much waiting, or is slow, keeps the rest from theirs. */
  async #inTurn<T>(round: () => Promise<T>): Promise<T> {
    if (this.#rounds < endpointsAtOnce) this.#rounds += 1;
    else await new Promise<void>((begin) => void this.#waiting.push(begin));
    try {
      return await round();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#rounds -= 1;
      else next();
    }
  }

  /** Says whether there may be more. */
  async #round(endpointId: string): Promise<boolean> {
    const { store, clock } = this.#parts;
    const endpoint = await store.endpoints.withId(endpointId);
    if (endpoint === undefined || endpoint.isDisabled) return false;
    const now = clock.now();
    const claim = { endpointId, now, until: after(now, { seconds: leaseSeconds }), limit: atOnce };
    const claimed = await store.deliveries.claim(claim);
    const attempts = claimed.map((one) => this.#attempt.execute(endpoint, one));
    // All come to their end before one that failed is told of: whoever begins anew would else have more of them under way.
    await Promise.allSettled(attempts);
    await Promise.all(attempts);
    return claimed.length > 0;
  }
}
