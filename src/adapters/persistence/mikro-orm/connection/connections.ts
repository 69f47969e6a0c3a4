import pg from 'pg';
import { PreparingClient, type QueryEnded } from './client.ts';
import { type Address, answers, clientConfig, endpointOf, parsedAddress } from './client-config.ts';
import { DatabaseAddress } from './database-address.ts';
import type { Source } from './dialect.ts';
import { takesWrites } from './server-probes.ts';
import { pooledParameters, sessionSettings } from './session-settings.ts';
import { StallDetector } from './stall-detector.ts';

interface ConnectionsOptions {
  readonly address: Address;
  /** Of those that are handed out, each to one caller at a time. */
  readonly exclusive: number;
  /** Milliseconds; 0 for never. */
  readonly queryTimeout: number;
  readonly onQuery: QueryEnded;
}

/** How long to wait while all connections are in use, by a database that is alive. */
const acquireTimeout = 10_000;
/** A connection that does not come about gives its place free; whoever waits for it is told much sooner. */
const connectTimeout = 5000;
const farewell = 1000;

/** The connections to one PostgreSQL: some that are handed out, and others that are opened to be shared. */
export class Connections implements Source {
  readonly stallDetector: StallDetector;
  readonly #pool: pg.Pool;
  readonly #open: () => PreparingClient;
  readonly #clients = new Set<PreparingClient>();
  readonly #address: Exclude<Address, string>;

  constructor({ address: given, exclusive, queryTimeout, onQuery }: ConnectionsOptions) {
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
      constructor(given: pg.ClientConfig & { readonly pipeline?: boolean | undefined } = {}) {
        super({ ...given, ...endpointOf(address), connectionTimeoutMillis: connectTimeout }, surroundings);
        clients.add(this);
        this.once('end', () => clients.delete(this));
      }
    }
    this.stallDetector = stallDetector;
    this.#open = () => new Client({ ...config, pipeline: true });
    this.#pool = new pg.Pool({
      ...config,
      max: exclusive,
      connectionTimeoutMillis: acquireTimeout,
      idleTimeoutMillis: 30_000,
      Client,
    });
    // An idle connection that the server closed: the pool has dropped it already and opens another when asked.
    this.#pool.on('error', () => {});
  }

  acquire(): Promise<PreparingClient> {
    const coming = this.#pool.connect() as Promise<pg.PoolClient & PreparingClient>;
    coming.catch(() => this.#relocate());
    return this.stallDetector.connection(coming, (connection) => this.release(connection));
  }

  release(connection: PreparingClient): void {
    (connection as PreparingClient & pg.PoolClient).release(connection.isLost);
  }

  /** @param limit milliseconds that a query may take there */
  async openShared(limit: number | undefined): Promise<PreparingClient> {
    const client = this.#open();
    client.limit = limit;
    const coming = client.connect();
    coming.catch(() => this.#relocate());
    await this.stallDetector.connection(coming, () => void client.end());
    return client;
  }

  /** Waits for what runs, but not for a server that does not even answer a farewell. */
  async close(sharers: readonly { close(): Promise<void> }[] = []): Promise<void> {
    if (this.#pool.ending) return;
    const impatience = setTimeout(() => {
      for (const client of this.#clients) client.lose(new Error('Connection terminated'));
    }, farewell);
    await Promise.all([this.#pool.end(), ...sharers.map((each) => each.close())]);
    clearTimeout(impatience);
  }

  /** Of those that are handed out. */
  get statistics(): { readonly total: number; readonly idle: number; readonly waiting: number } {
    return { total: this.#pool.totalCount, idle: this.#pool.idleCount, waiting: this.#pool.waitingCount };
  }

  /** Later connections go to whichever server takes writes by then. Where none does, the next failure looks again. */
  #relocate(): void {
    const address = this.#address;
    if (!(address instanceof DatabaseAddress) || !address.hasChoice) return;
    const settings = (own: pg.ClientConfig) => (address.pooled ? {} : sessionSettings(0, own));
    void address.locate((own) => takesWrites({ ...own, ...settings(own) })).catch(() => {});
  }
}
