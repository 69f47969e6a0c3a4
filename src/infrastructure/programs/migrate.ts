import { Database } from '../../adapters/persistence/mikro-orm/database.ts';
import {
  type MigrationStatus,
  migrateDown,
  migrateUp,
  migrationStatus,
} from '../../adapters/persistence/mikro-orm/migrate.ts';
import { type ReachedDatabase, reachDatabase } from '../embedded-postgres/reach-database.ts';
import { commandLog } from './command-tools.ts';
import { settled } from './settled.ts';

/** Milliseconds that a database has to appear. */
const timeout = 5000;

export const up = (): Promise<readonly string[]> => at(migrateUp);
export const down = (): Promise<readonly string[]> => at(migrateDown);

export const status = (): Promise<readonly MigrationStatus[]> =>
  at(async (connection) => {
    const database = Database.open({ connection, poolSize: 1 });
    return migrationStatus(database).finally(() => database.close());
  });

async function at<T>(work: (address: ReachedDatabase['directAddress']) => Promise<T>): Promise<T> {
  const database = await reachDatabase(settled(), commandLog(), timeout);
  return work(database.directAddress).finally(() => database.leave());
}
