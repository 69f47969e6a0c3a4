import type { CompiledQuery, QueryResult } from 'kysely';
import pg from 'pg';
import { PreparingClient, type QueryEnded } from './client.ts';
import { type Address, answers, clientConfig, endpointOf, parsedAddress } from './client-config.ts';
import { DatabaseAddress } from './database-address.ts';
import type { Source } from './dialect.ts';
import { takesWrites } from './server-probes.ts';
import { pooledParameters } from './session-settings.ts';
import { SharedConnections } from './shared-connections.ts';
import { StallDetector } from './stall-detector.ts';

export interface PoolOptions {
  readonly address: Address;
  /** Connections, the shared ones included. */
  readonly size: number;
  /** How many of them are shared by short reads. */
  readonly sharedConnections: number;
  /** Milliseconds; 0 for never. */
  readonly queryTimeout: number;
  readonly onQuery: QueryEnded;
}

export interface PoolStatistics {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

/** How long to wait while all connections are in use, by a database that is alive. */
const acquireTimeout = 10_000;
/** A connection that does not come about gives its place free; whoever waits for it is told much sooner. */
const connectTimeout = 5000;
const farewell = 1000;

export class Pool implements Source {
  readonly #pool: pg.Pool;
  readonly #sharedConnections: SharedConnections;
  readonly #stallDetector: StallDetector;
  readonly #clients = new Set<PreparingClient>();
  readonly #address: Exclude<Address, string>;

  constructor({ address: given, size, sharedConnections, queryTimeout, onQuery }: PoolOptions) {
    const address = parsedAddress(given);
    this.#address = address;
    const config = clientConfig(address, queryTimeout);
    const stallDetector = new StallDetector({
      queryTimeout,
      probe: () => answers({ ...config, ...endpointOf(address) }),
    });
    const clients = this.#clients;
    const isPooled = address instanceof DatabaseAddress && address.pooled;
    const startup = isPooled ? pooledParameters : {};
    const surroundings = { stallDetector, onQuery, startup, onReadOnly: () => this.#relocate() };
    class Client extends PreparingClient {
      constructor(given: pg.ClientConfig = {}) {
        super({ ...given, ...endpointOf(address), connectionTimeoutMillis: connectTimeout }, surroundings);
        clients.add(this);
        this.once('end', () => clients.delete(this));
      }
    }
    this.#stallDetector = stallDetector;
    this.#pool = new pg.Pool({
      ...config,
      max: size - sharedConnections,
      connectionTimeoutMillis: acquireTimeout,
      idleTimeoutMillis: 30_000,
      Client,
    });
    // An idle connection that the server closed: the pool has dropped it already and opens another when asked.
    this.#pool.on('error', () => {});
    this.#sharedConnections = new SharedConnections(sharedConnections, async () => {
      const client = new Client({ ...config, pipeline: true });
      const coming = client.connect();
      coming.catch(() => this.#relocate());
      await stallDetector.connection(coming, () => void client.end());
      return client;
    });
  }

  acquire(): Promise<PreparingClient> {
    const coming = this.#pool.connect() as Promise<pg.PoolClient & PreparingClient>;
    coming.catch(() => this.#relocate());
    return this.#stallDetector.connection(coming, (connection) => this.release(connection));
  }

  release(connection: PreparingClient): void {
    (connection as PreparingClient & pg.PoolClient).release();
  }

  /** A single statement outside any transaction. */
  async execute<R>(query: CompiledQuery<R>): Promise<QueryResult<R>> {
    const connection = await this.acquire();
    try {
      return await connection.executeQuery<R>(query);
    } finally {
      this.release(connection);
    }
  }

  /** A short read outside any transaction; its answer may come on a connection that is shared with others. */
  read<R>(query: CompiledQuery<R>): Promise<QueryResult<R>> {
    return this.#sharedConnections.leastBusy()?.execute(query) ?? this.execute(query);
  }

  /** Waits for what runs, but not for a server that does not even answer a farewell. */
  async close(): Promise<void> {
    if (this.#pool.ending) return;
    const impatience = setTimeout(() => {
      for (const client of this.#clients) client.lose(new Error('Connection terminated'));
    }, farewell);
    await Promise.all([this.#pool.end(), this.#sharedConnections.close()]);
    clearTimeout(impatience);
  }

  /** Later connections go to whichever server takes writes by then. Where none does, the next failure looks again. */
  #relocate(): void {
    if (this.#address instanceof DatabaseAddress && this.#address.hasChoice)
      void this.#address.locate(takesWrites).catch(() => {});
  }

  /** Of the connections that are not shared. */
  get statistics(): PoolStatistics {
    return { total: this.#pool.totalCount, idle: this.#pool.idleCount, waiting: this.#pool.waitingCount };
  }
}
