import type { CompiledQuery, QueryResult } from 'kysely';
import type { PreparingClient } from './client.ts';

type Open = () => Promise<PreparingClient>;

/**
 * A few connections that many callers share: each sends its query without waiting for the answers to those before it,
 * which halves what a small query costs on both sides. A slow query holds up those behind it, so this is for the short
 * reads that requests are made of; no transaction ever comes here.
 */
export class SharedConnections {
  #connections: readonly SharedConnection[];

  constructor(count: number, open: Open) {
    this.#connections = Array.from({ length: count }, () => new SharedConnection(open));
  }

  /** Undefined where there is none. */
  leastBusy(): SharedConnection | undefined {
    return this.#connections.reduce<SharedConnection | undefined>(
      (best, connection) => (best && best.load <= connection.load ? best : connection),
      undefined,
    );
  }

  async close(): Promise<void> {
    const connections = this.#connections;
    this.#connections = [];
    await Promise.all(connections.map((connection) => connection.close()));
  }
}

export class SharedConnection {
  readonly #open: Open;
  #client: Promise<PreparingClient> | undefined;
  #load = 0;
  #gathers = false;

  constructor(open: Open) {
    this.#open = open;
  }

  /** How many queries are on their way. */
  get load(): number {
    return this.#load;
  }

  async execute<R>(query: CompiledQuery<R>): Promise<QueryResult<R>> {
    this.#load += 1;
    try {
      this.#client ??= this.#connect();
      const client = await this.#client;
      this.#gather(client);
      return await client.executeQuery<R>(query);
    } finally {
      this.#load -= 1;
    }
  }

  /** What requests that have just arrived together ask goes out in one packet: writing is the dearest part of a small query. */
  #gather({ connection: { stream } }: PreparingClient): void {
    if (this.#gathers) return;
    this.#gathers = true;
    stream.cork();
    setImmediate(() => {
      this.#gathers = false;
      stream.uncork();
    });
  }

  async close(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }

  /** A connection that ends is forgotten; the next query opens another. */
  #connect(): Promise<PreparingClient> {
    const opening = this.#open();
    const forget = () => {
      if (this.#client === opening) this.#client = undefined;
    };
    opening.then((client) => client.once('error', forget).once('end', forget), forget);
    return opening;
  }
}
