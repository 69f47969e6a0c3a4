import { isUnavailable } from '../unavailable.ts';
import type { PreparingClient } from './client.ts';
import type { Source } from './dialect.ts';

interface Replica {
  readonly source: Source;
  /** Until then it is passed over. */
  restsUntil: number;
}

const rest = 5000;

/** Takes turns among the replicas. One that cannot be reached rests for a while; with none left, the primary is asked. */
export class Replicas implements Source {
  readonly #replicas: readonly Replica[];
  readonly #primary: Source;
  readonly #origins = new WeakMap<PreparingClient, Source>();
  #turn = 0;

  constructor(replicas: readonly Source[], primary: Source) {
    this.#replicas = replicas.map((source) => ({ source, restsUntil: 0 }));
    this.#primary = primary;
  }

  async acquire(): Promise<PreparingClient> {
    const awake = this.#replicas.filter(({ restsUntil }) => restsUntil <= performance.now());
    this.#turn += 1;
    const replica = awake[this.#turn % awake.length];
    if (replica === undefined) return await this.#from(this.#primary);
    try {
      return await this.#from(replica.source);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      replica.restsUntil = performance.now() + rest;
      return await this.acquire();
    }
  }

  release(connection: PreparingClient): void {
    this.#origins.get(connection)?.release(connection);
  }

  /** The pools have an owner of their own. */
  async close(): Promise<void> {}

  async #from(source: Source): Promise<PreparingClient> {
    const connection = await source.acquire();
    this.#origins.set(connection, source);
    return connection;
  }
}
