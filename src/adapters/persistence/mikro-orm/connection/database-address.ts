import { userInfo } from 'node:os';
import type pg from 'pg';
import { type ConnectionParameters, parseConnectionString } from './connection-uri.ts';
import { type Encryption, encryptionsOf } from './tls-modes.ts';

/** One server of an address, and how to speak to it. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly ssl: Encryption;
}

/** Says whether the server of the endpoint takes writes; throws where it cannot be reached or refuses us. */
export type Probe = (config: pg.ClientConfig) => Promise<boolean>;

/** No server of several takes writes, as in the middle of a failover. */
export class NoPrimary extends Error {
  override readonly name = 'NoPrimary';
  constructor() {
    super('none of the servers takes writes');
  }
}

const defaultPort = 5432;
/** What `pg` reads of an address beside the endpoint and the account. */
const passedOn = ['application_name', 'options', 'statement_timeout', 'lock_timeout'] as const;

/** Where a database is. Of several servers one is in use at a time: the one that takes writes, found again after a failover. */
export class DatabaseAddress {
  /** Whether a pooler stands between: connections then have no session of their own. */
  pooled = false;
  readonly #account: pg.ClientConfig;
  readonly #endpoints: readonly Endpoint[];
  #current = 0;
  #search: Promise<void> | undefined;

  private constructor(account: pg.ClientConfig, endpoints: readonly Endpoint[]) {
    this.#account = account;
    this.#endpoints = endpoints;
  }

  /** Throws where a file of a certificate cannot be read; the form itself was checked with the settings. */
  static parse(text: string): DatabaseAddress {
    const parameters = parseConnectionString(text);
    if (parameters === undefined) throw new Error('not a connection string of PostgreSQL');
    return new DatabaseAddress(accountOf(parameters), endpointsOf(parameters));
  }

  /** For `pg`: the account, and the server in use. */
  get config(): pg.ClientConfig {
    return { ...this.#account, ...this.#endpoints[this.#current] };
  }

  /** Finds the server that takes writes; all who ask meanwhile wait for the same search. */
  locate(probe: Probe): Promise<void> {
    this.#search ??= this.#find(probe).finally(() => {
      this.#search = undefined;
    });
    return this.#search;
  }

  /** Whether there is anything to find: several servers, or several ways to one. */
  get hasChoice(): boolean {
    return this.#endpoints.length > 1;
  }

  get hasSeveralServers(): boolean {
    return this.#endpoints.some(
      ({ host, port }) => host !== this.#endpoints[0]?.host || port !== this.#endpoints[0]?.port,
    );
  }

  async #find(probe: Probe): Promise<void> {
    let reason: unknown = new NoPrimary();
    for (let step = 0; step < this.#endpoints.length; step += 1) {
      const index = (this.#current + step) % this.#endpoints.length;
      try {
        if (await probe({ ...this.#account, ...this.#endpoints[index] })) {
          this.#current = index;
          return;
        }
      } catch (error) {
        reason = error;
      }
    }
    throw reason;
  }
}

function accountOf({ user, password, dbname, ...others }: ConnectionParameters): pg.ClientConfig {
  const name = user ?? userInfo().username;
  const kept = passedOn.flatMap((key) => (others[key] === undefined ? [] : [[key, others[key]]]));
  return { user: name, database: dbname ?? name, ...(password && { password }), ...Object.fromEntries(kept) };
}

function endpointsOf(parameters: ConnectionParameters): readonly Endpoint[] {
  const hosts = (parameters['host'] ?? 'localhost').split(',');
  const ports = (parameters['port'] ?? '').split(',');
  return hosts.flatMap((given, index) => {
    const host = given === '' ? 'localhost' : given;
    // One port serves all hosts, as in `libpq`.
    const port = Number((ports.length === 1 ? ports[0] : ports[index]) || defaultPort);
    return encryptionsOf(parameters, host).map((ssl) => ({ host, port, ssl }));
  });
}
