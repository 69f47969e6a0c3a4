import { setTimeout as pause } from 'node:timers/promises';
import type { JobHold } from '../../application/jobs/ports.ts';
import type { Clock } from '../../application/kernel/clock.ts';
import type { Log } from '../../application/kernel/log.ts';
import type { DeliverDue } from '../../application/webhooks/deliver-due.ts';
import { millisecondsOf } from '../../domain/kernel/instant.ts';

/** Milliseconds after which it looks even where nobody has called. */
const longestRest = 10_000;
const heldRest = 1000;

/**
 * Looks for deliveries when one falls due, when it is woken, and now and then; as long as it runs. After a restore it waits, as jobs
 * do, until an operator releases what waited.
 */
export class DeliveryLoop {
  readonly #deliver: Pick<DeliverDue, 'begin'>;
  readonly #clock: Clock;
  readonly #log: Pick<Log, 'error'>;
  readonly #hold: Pick<JobHold, 'since'>;
  /** Nothing is restored under a server that runs: once released it stays so. */
  #isReleased = false;
  readonly #running = new Set<Promise<void>>();
  #stopping = new AbortController();
  #resting = new AbortController();
  #isWoken = false;
  #looking: Promise<void> | undefined;

  constructor(deliver: Pick<DeliverDue, 'begin'>, clock: Clock, log: Pick<Log, 'error'>, hold: Pick<JobHold, 'since'>) {
    this.#hold = hold;
    this.#deliver = deliver;
    this.#clock = clock;
    this.#log = log;
  }

  start(): void {
    this.#looking ??= this.#look(this.#stopping.signal);
  }

  /** There may be something to do. */
  wake(): void {
    this.#isWoken = true;
    this.#resting.abort();
  }

  /** Begins no more and waits, within the given time, for what was begun; the rest is attempted again when its lease ends. */
  async stop(waitMilliseconds: number): Promise<void> {
    this.#stopping.abort();
    this.#resting.abort();
    await this.#looking;
    const waiting = new AbortController();
    await Promise.race([
      Promise.allSettled(this.#running),
      pause(waitMilliseconds, undefined, { signal: waiting.signal }).catch(() => {}),
    ]);
    waiting.abort();
    this.#looking = undefined;
    this.#stopping = new AbortController();
  }

  async #look(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#isWoken = false;
      const next = await this.#begin();
      await this.#rest(next, signal);
    }
  }

  /** Milliseconds until the next look. */
  async #begin(): Promise<number> {
    try {
      this.#isReleased ||= (await this.#hold.since()) === null;
      if (!this.#isReleased) return heldRest;
      const { done, nextDue } = await this.#deliver.begin();
      const watched: Promise<void> = done
        .catch((error: unknown) => this.#log.error('webhooks could not be delivered', error))
        .finally(() => this.#running.delete(watched));
      this.#running.add(watched);
      if (nextDue === undefined) return longestRest;
      return Math.min(Math.max(millisecondsOf(nextDue) - millisecondsOf(this.#clock.now()), 0), longestRest);
    } catch (error) {
      this.#log.error('webhooks could not be looked for', error);
      return longestRest;
    }
  }

  async #rest(milliseconds: number, signal: AbortSignal): Promise<void> {
    this.#resting = new AbortController();
    if (this.#isWoken || signal.aborted) return;
    await pause(milliseconds, undefined, { signal: this.#resting.signal }).catch(() => {});
  }
}
