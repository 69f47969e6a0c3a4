import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../../application/kernel/log.ts';
import type { Config } from '../config/config.ts';
import { StartFailure } from '../config/start-failure.ts';
import { ensureEmbeddedPostgres } from './ensure-embedded-postgres.ts';

export interface ReachedDatabase {
  readonly address: string | Pick<pg.ClientConfig, 'host' | 'port' | 'user' | 'database'>;
  /** For a server at its end: an embedded database is stopped by the last that needs it. */
  stop(): Promise<void>;
  /** For a command at its end: an embedded database is left as it was found. */
  leave(): Promise<void>;
}

/** Milliseconds that a database of one's own has to appear: it may be starting together with us. */
const patience = 30_000;
const oldest = 140_000;

/** Where the database is: the given one, or the embedded one, started where it does not run yet. */
export async function reachDatabase(
  { database, dataDir }: Pick<Config, 'database' | 'dataDir'>,
  log: Log,
  wait = patience,
): Promise<ReachedDatabase> {
  if (database.url === undefined) {
    const { connection, stop, leave } = await ensureEmbeddedPostgres({ dataDir, log });
    return { address: connection, stop, leave };
  }
  const address = database.url.reveal();
  refuseOld(await versionOf(address, log, performance.now() + wait));
  return { address, stop: async () => {}, leave: async () => {} };
}

/** @param version as `server_version_num` has it: 140005 is 14.5 */
export function refuseOld(version: number): void {
  if (version >= oldest) return;
  throw new StartFailure(
    `The database of DATABASE_URL is PostgreSQL ${Math.floor(version / 10_000)}; Mainstay needs 14 or newer.`,
  );
}

async function versionOf(address: string, log: Log, deadline: number): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await askVersion(address);
    } catch (error) {
      const reason = error instanceof Error ? error.message || String(Reflect.get(error, 'code')) : String(error);
      // An answer that is no "I am starting or stopping" (class 57) will be the same the next time.
      const final = error instanceof pg.DatabaseError && !error.code?.startsWith('57');
      if (final || performance.now() > deadline)
        throw new StartFailure(`The database of DATABASE_URL cannot be used: ${reason}.`, { cause: error });
      if (attempt === 1) log.warn('waiting for the database', { reason });
      await pause(Math.min(100 * attempt, 1000));
    }
  }
}

async function askVersion(address: string): Promise<number> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`);
    return Number(rows[0]?.version);
  } finally {
    await client.end();
  }
}
