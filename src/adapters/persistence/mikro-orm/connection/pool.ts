import pg from 'pg';
import { PreparingClient, type QueryEnded } from './client.ts';
import type { Source } from './dialect.ts';
import { types } from './values.ts';
import { Watch } from './watch.ts';

/** A URL, or the folder of a Unix socket (or a host) with user and database. */
export type Address = string | Pick<pg.ClientConfig, 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl'>;

export interface PoolOptions {
  readonly address: Address;
  readonly size: number;
  /** Milliseconds; 0 for never. */
  readonly queryTimeout: number;
  readonly onQuery: QueryEnded;
}

/** A waiting request is answered within this time even where all connections are taken. */
const acquireTimeout = 1500;
const probeTimeout = 750;
const lockTimeout = 5000;

export interface PoolStatistics {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

export class Pool implements Source {
  readonly #pool: pg.Pool;

  constructor({ address, size, queryTimeout, onQuery }: PoolOptions) {
    const config = clientConfig(address, queryTimeout);
    const watch = new Watch({ queryTimeout, probe: () => answers(config) });
    this.#pool = new pg.Pool({
      ...config,
      max: size,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: acquireTimeout,
      Client: class extends PreparingClient {
        constructor(given: pg.ClientConfig = {}) {
          super(given, { watch, onQuery });
        }
      },
    });
    // An idle connection that the server closed: the pool has dropped it already and opens another when asked.
    this.#pool.on('error', () => {});
  }

  acquire(): Promise<PreparingClient> {
    return this.#pool.connect() as Promise<pg.PoolClient & PreparingClient>;
  }

  release(connection: PreparingClient): void {
    (connection as PreparingClient & pg.PoolClient).release();
  }

  async close(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end();
  }

  get statistics(): PoolStatistics {
    return { total: this.#pool.totalCount, idle: this.#pool.idleCount, waiting: this.#pool.waitingCount };
  }
}

export function clientConfig(address: Address, queryTimeout: number): pg.ClientConfig {
  return {
    ...(typeof address === 'string' ? { connectionString: address } : address),
    types,
    fallback_application_name: 'mainstay',
    // Statements are short and repeated: compiling them to machine code costs more than it gives.
    options: '-c TimeZone=UTC -c jit=off',
    statement_timeout: queryTimeout,
    lock_timeout: queryTimeout === 0 ? 0 : lockTimeout,
    idle_in_transaction_session_timeout: queryTimeout,
    keepAlive: true,
  };
}

/** Any answer counts, a refusal too: only silence and a closed port mean that nobody is there. */
async function answers(config: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(config);
  client.on('error', () => {});
  const silence = new Promise<false>((resolve) => {
    setTimeout(() => setImmediate(resolve, false), probeTimeout);
  });
  const answer = client.connect().then(
    () => true,
    (error: unknown) => error instanceof pg.DatabaseError,
  );
  const alive = await Promise.race([answer, silence]);
  if (alive) void client.end();
  else client.connection.stream.destroy();
  return alive;
}
