import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Address, clientConfig } from '../../adapters/persistence/mikro-orm/connection/client-config.ts';
import { DatabaseAddress } from '../../adapters/persistence/mikro-orm/connection/database-address.ts';
import { poolerOf, takesSessionSettings } from '../../adapters/persistence/mikro-orm/connection/pooler.ts';
import { takesWrites } from '../../adapters/persistence/mikro-orm/connection/server-probes.ts';
import { sessionSettings } from '../../adapters/persistence/mikro-orm/connection/session-settings.ts';
import type { Log } from '../../application/kernel/log.ts';
import type { Config } from '../config/config.ts';
import { StartFailure } from '../config/start-failure.ts';
import { ensureEmbeddedPostgres } from './ensure-embedded-postgres.ts';
import { requireFit, serverFacts } from './server-requirements.ts';

export interface ReachedDatabase {
  readonly address: Address;
  /** Past a pooler, for what needs a session of its own: notifications, migrations, locks. */
  readonly directAddress: Address;
  /** For a server at its end: an embedded database is stopped by the last that needs it. */
  stop(): Promise<void>;
  /** For a command at its end: an embedded database is left as it was found. */
  leave(): Promise<void>;
}

/** Milliseconds that a database of one's own has to appear: it may be starting together with us. */
const timeToAppear = 30_000;

/** Where the database is: the given one, or the embedded one, started where it does not run yet. */
export async function reachDatabase(
  { database, dataDir }: Pick<Config, 'database' | 'dataDir'>,
  log: Log,
  wait = timeToAppear,
): Promise<ReachedDatabase> {
  if (database.url === undefined) {
    const { connection, stop, leave } = await ensureEmbeddedPostgres({ dataDir, log });
    return { address: connection, directAddress: connection, stop, leave };
  }
  const deadline = performance.now() + wait;
  const address = await found('DATABASE_URL', database.url.reveal(), log, deadline);
  const direct = database.directUrl && (await found('DATABASE_DIRECT_URL', database.directUrl.reveal(), log, deadline));
  if (address.pooled && direct === undefined)
    log.warn(
      'a pooler stands before the database: set DATABASE_DIRECT_URL past it, or changes are polled for each second',
    );
  return { address, directAddress: direct ?? address, stop: async () => {}, leave: async () => {} };
}

type Setting = 'DATABASE_URL' | 'DATABASE_DIRECT_URL';

/** Waits for a server that is not there yet, and refuses at once what waiting cannot mend. */
async function found(setting: Setting, url: string, log: Log, deadline: number): Promise<DatabaseAddress> {
  const address = parsed(setting, url);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await address.locate(suits(address));
      await settlePooler(setting, address);
      requireFit(await serverFacts(clientConfig(address, 0)));
      return address;
    } catch (error) {
      if (error instanceof StartFailure) throw error;
      const reason = reasonOf(error);
      if (isFinal(error) || performance.now() > deadline)
        throw new StartFailure(`The database of ${setting} cannot be used: ${reason}.`, { cause: error });
      if (attempt === 1) log.warn('waiting for the database', { reason });
      await pause(Math.min(100 * attempt, 1000));
    }
  }
}

/** The only server there is gets a sentence of its own when it takes no writes; of several one may be promoted any moment. */
const suits = (address: DatabaseAddress) => async (own: pg.ClientConfig) => {
  address.pooled = !(await takesSessionSettings({ ...own, ...sessionSettings(0, own) }));
  const config = address.pooled ? own : { ...own, ...sessionSettings(0, own) };
  return (await takesWrites(config)) || !address.hasSeveralServers;
};

function parsed(setting: Setting, url: string): DatabaseAddress {
  try {
    return DatabaseAddress.parse(url);
  } catch (error) {
    throw new StartFailure(`${setting} cannot be used: ${reasonOf(error)}.`, { cause: error });
  }
}

async function settlePooler(setting: Setting, address: DatabaseAddress): Promise<void> {
  const pooler = await poolerOf(clientConfig(address, 0));
  if (pooler === 'unfit')
    throw new StartFailure(
      `The pooler of ${setting} loses prepared statements: it must be PgBouncer 1.21 or newer with max_prepared_statements above 0.`,
    );
  address.pooled = pooler !== 'none';
}

/** Of certificates that cannot be right, by the names that OpenSSL and Node have for them. */
const certificate = /^(DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CERT_|ERR_TLS_|ERR_SSL_|ERR_OSSL_)/;

/** An answer that is no "I am starting or stopping" (class 57) or "too many" (class 53) will be the same the next time. */
function isFinal(error: unknown): boolean {
  const code = String((error as { readonly code?: unknown }).code ?? '');
  if (error instanceof pg.DatabaseError) return !/^(57|53|08)/.test(code);
  return certificate.test(code) || /does not support SSL/.test(error instanceof Error ? error.message : '');
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message || String(Reflect.get(error, 'code')) : String(error);
  return message.replace(/[.\s]+$/, '');
}
