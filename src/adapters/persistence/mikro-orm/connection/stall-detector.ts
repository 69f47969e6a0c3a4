import { DatabaseSilent, QueryTimedOut } from '../unavailable.ts';

export interface Losable {
  /** Gives up at once: whoever waits gets `reason`. */
  lose(reason: Error): void;
  /** What has taken too long is to end; it is lost where that does not help. Without it, it is lost at once. */
  interrupt?(reason: Error): void;
}

/** Something that waits for the database. */
export interface Running {
  /** When PostgreSQL began with it; infinite while others are before it. */
  since: number;
  /** Milliseconds. */
  limit: number;
  interrupted: boolean;
  readonly waiting: Losable;
  /** Its place among those that wait; -1 for one that waits no more. */
  at: number;
}

interface StallDetectorOptions {
  /** Milliseconds after which a query is given up even though the database is alive; 0 for never. */
  readonly queryTimeout: number;
  /** Whether the database answers on a new connection. */
  readonly probe: () => Promise<boolean>;
}

/** With the probe's own limit they stay below 2 s. */
export const sweepEvery = 200;
const suspiciousAfter = 400;
/** The server ends a slow statement by itself; here only what the server does not answer any more is ended. */
const grace = 1000;

/**
 * Tells a slow query from a database that went silent (a stopped machine, a cut cable). When nothing has been answered for
 * a while, it asks over a new connection; no answer there either, and everything that waits is given up: within 2 s.
 */
export class StallDetector {
  readonly #running: Running[] = [];
  readonly #options: StallDetectorOptions;
  readonly #usualLimit: number;
  #timer: NodeJS.Timeout | undefined;
  #probing = false;
  #lastAnswer = 0;

  constructor(options: StallDetectorOptions) {
    this.#options = options;
    this.#usualLimit = options.queryTimeout > 0 ? options.queryTimeout + grace : Number.POSITIVE_INFINITY;
  }

  begin(waiting: Losable, limit = this.#usualLimit): Running {
    const running = { since: performance.now(), limit, interrupted: false, waiting, at: this.#running.length };
    this.#running.push(running);
    this.#timer ??= this.#next();
    return running;
  }

  /** Answers with the milliseconds it took. */
  end(running: Running, answered: boolean): number {
    this.#forget(running);
    const now = performance.now();
    if (answered) this.#lastAnswer = now;
    return Math.max(0, now - running.since);
  }

  /** Waits for a connection; `late` gets what comes after it was given up. */
  async connection<T>(coming: Promise<T>, late: (connection: T) => void): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const running = this.begin({ lose: reject });
    coming.then((connection) => (running.at >= 0 ? resolve(connection) : late(connection)), reject);
    try {
      return await promise;
    } finally {
      this.#forget(running);
    }
  }

  /** The last takes its place. */
  #forget(running: Running): void {
    const { at } = running;
    const last = this.#running.at(-1);
    if (at < 0 || last === undefined) return;
    this.#running[at] = last;
    last.at = at;
    this.#running.pop();
    running.at = -1;
  }

  /** After a pause of this process itself, answers that have arrived meanwhile are read before anything is given up. */
  #next(): NodeJS.Timeout {
    return setTimeout(() => setImmediate(() => this.#sweep()), sweepEvery).unref();
  }

  #sweep(): void {
    this.#timer = this.#running.length > 0 ? this.#next() : undefined;
    const now = performance.now();
    for (const running of [...this.#running]) if (now - running.since > running.limit) this.#end(running, now);
    const silent = now - this.#lastAnswer > suspiciousAfter;
    if (silent && !this.#probing && this.#olderThan(suspiciousAfter).length > 0) void this.#ask();
  }

  #end(running: Running, now: number): void {
    const { waiting } = running;
    if (waiting.interrupt === undefined || running.interrupted) {
      this.#forget(running);
      waiting.lose(new QueryTimedOut());
      return;
    }
    running.interrupted = true;
    running.limit = now - running.since + grace;
    waiting.interrupt(new QueryTimedOut());
  }

  async #ask(): Promise<void> {
    this.#probing = true;
    const asked = performance.now();
    const alive = await this.#options.probe();
    this.#probing = false;
    if (alive) this.#lastAnswer = performance.now();
    else if (this.#lastAnswer < asked) this.#loseOlderThan(suspiciousAfter);
  }

  #olderThan(milliseconds: number): Running[] {
    const limit = performance.now() - milliseconds;
    return this.#running.filter(({ since }) => since <= limit);
  }

  #loseOlderThan(milliseconds: number): void {
    for (const running of this.#olderThan(milliseconds)) {
      this.#forget(running);
      running.waiting.lose(new DatabaseSilent());
    }
  }
}
