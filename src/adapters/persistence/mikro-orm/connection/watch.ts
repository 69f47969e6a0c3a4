import { DatabaseSilent, QueryTimedOut } from '../unavailable.ts';

/** A query on its way. */
export interface Running {
  readonly since: number;
  readonly connection: Losable;
}

export interface Losable {
  /** Gives the connection up at once: whoever waits for it gets `reason`, and it is never used again. */
  lose(reason: Error): void;
}

interface WatchOptions {
  /** Milliseconds after which a query is given up even though the database is alive; 0 for never. */
  readonly queryTimeout: number;
  /** Whether the database still answers. */
  readonly probe: () => Promise<boolean>;
}

const sweepEvery = 250;
const suspiciousAfter = 500;
/** The server ends a slow statement by itself; here only what the server does not answer any more is ended. */
const grace = 1000;

/**
 * Tells a slow query from a database that went silent (a stopped machine, a cut cable): when a query takes long, it asks
 * over a new connection. No answer there, and everything that waits is given up: within 2 s of the first query.
 */
export class Watch {
  readonly #running = new Set<Running>();
  readonly #options: WatchOptions;
  #timer: NodeJS.Timeout | undefined;
  #probing = false;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  begin(connection: Losable): Running {
    const running = { since: performance.now(), connection };
    this.#running.add(running);
    this.#timer ??= this.#next();
    return running;
  }

  /** Answers with the milliseconds it took. */
  end(running: Running): number {
    this.#running.delete(running);
    return performance.now() - running.since;
  }

  /** After a pause of this process itself, answers that have arrived meanwhile are read before anything is given up. */
  #next(): NodeJS.Timeout {
    return setTimeout(() => setImmediate(() => this.#sweep()), sweepEvery).unref();
  }

  #sweep(): void {
    this.#timer = this.#running.size > 0 ? this.#next() : undefined;
    const { queryTimeout } = this.#options;
    if (queryTimeout > 0) this.#lose(queryTimeout + grace, () => new QueryTimedOut());
    if (!this.#probing && this.#olderThan(suspiciousAfter).length > 0) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#probing = true;
    try {
      if (!(await this.#options.probe())) this.#lose(suspiciousAfter, () => new DatabaseSilent());
    } finally {
      this.#probing = false;
    }
  }

  #olderThan(milliseconds: number): Running[] {
    const limit = performance.now() - milliseconds;
    return [...this.#running].filter(({ since }) => since <= limit);
  }

  #lose(milliseconds: number, reason: () => Error): void {
    for (const { connection } of this.#olderThan(milliseconds)) connection.lose(reason());
  }
}
