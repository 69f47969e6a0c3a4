import type { Bulkhead, BulkheadStatistics, Leave } from './bulkhead.ts';
import type { PreparingClient } from './client.ts';
import type { Source } from './dialect.ts';
import { requester } from './requester.ts';
import type { StallDetector } from './stall-detector.ts';

interface Parts {
  readonly connections: Source;
  readonly bulkhead: Bulkhead;
  /** Whoever waits is told when the database does not answer at all. */
  readonly stallDetector: StallDetector;
  /** Milliseconds that a query of this kind may take, where it is less than any query may. */
  readonly limit?: number | undefined;
}

/** Connections of a pool for one kind of work, under that work's bounds. */
export class BoundedSource implements Source {
  readonly #parts: Parts;
  readonly #leaves = new WeakMap<PreparingClient, Leave>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get statistics(): BulkheadStatistics {
    return this.#parts.bulkhead.statistics;
  }

  async acquire(): Promise<PreparingClient> {
    const { bulkhead, connections, stallDetector, limit } = this.#parts;
    const entered = bulkhead.enter(requester());
    const leave =
      typeof entered === 'function' ? entered : await stallDetector.connection(entered, (tooLate) => tooLate());
    try {
      const connection = await connections.acquire();
      connection.limit = limit;
      this.#leaves.set(connection, leave);
      return connection;
    } catch (error) {
      leave();
      throw error;
    }
  }

  release(connection: PreparingClient): void {
    connection.limit = undefined;
    this.#parts.connections.release(connection);
    this.#leaves.get(connection)?.();
    this.#leaves.delete(connection);
  }

  /** The pool has an owner of its own. */
  async close(): Promise<void> {}
}
