import { setTimeout } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import pg from 'pg';
import { type Address, clientConfig, isPooled } from './connection/client-config.ts';
import { Database } from './database.ts';
import { migrationLock } from './locks.ts';
import { migrationNames } from './migrations/migration-names.ts';
import { Statement } from './statement.ts';

export interface MigrationStatus {
  readonly name: string;
  readonly applied: boolean;
}

/** Another, newer version of the program has been at this database. */
export class DatabaseNewer extends Error {
  override readonly name = 'DatabaseNewer';

  constructor(unknown: readonly string[]) {
    super(
      `This database was made by a newer version of Mainstay: it has the migrations ${unknown.join(', ')}, which this ` +
        'version does not know. Install that version, or restore a backup that fits this one.',
    );
  }
}

const undefinedTable = '42P01';
const retryPause = 100;
const lockPause = 1000;

/** What the program needs, in order, and what the database has. Throws `DatabaseNewer`. */
export async function migrationStatus(database: Database): Promise<readonly MigrationStatus[]> {
  const applied = new Set(await appliedTo(database));
  const unknown = [...applied].filter((name) => !migrationNames.includes(name));
  if (unknown.length > 0) throw new DatabaseNewer(unknown);
  return migrationNames.map((name) => ({ name, applied: applied.has(name) }));
}

/**
 * What a process that serves still lacks. A newer release may have been at the database meanwhile: what it adds leaves alone what
 * this one uses, so that processes are replaced one after the other.
 */
export async function missingMigrations(database: Database): Promise<readonly string[]> {
  const applied = new Set(await appliedTo(database));
  return migrationNames.filter((name) => !applied.has(name));
}

/** Applies what is missing, one by one; a process that comes second waits and finds it done. Says what was applied. */
export async function migrateUp(connection: Address): Promise<readonly string[]> {
  if (await isUpToDate(connection)) return [];
  return alone(connection, async (database) => {
    const before = await appliedTo(database);
    await untilLocked(database, (migrator) => migrator.up());
    return (await appliedTo(database)).filter((name) => !before.includes(name));
  });
}

/** Takes back the last migration applied, with what is in its tables. Says which. */
export function migrateDown(connection: Address): Promise<readonly string[]> {
  return alone(connection, async (database) => namesOf(await untilLocked(database, (migrator) => migrator.down())));
}

async function isUpToDate(connection: Address): Promise<boolean> {
  const database = Database.open({ connection, poolSize: 1 });
  try {
    return (await migrationStatus(database)).every(({ applied }) => applied);
  } finally {
    await database.close();
  }
}

const namesOf = (done: readonly { readonly name: string }[]): readonly string[] => done.map(({ name }) => name);

const appliedNames = new Statement(
  (queries, _: object) =>
    queries.selectFrom(sql<{ name: string }>`mikro_orm_migrations`.as('applied')).select('applied.name'),
  'reserved',
);

async function appliedTo(database: Database): Promise<readonly string[]> {
  try {
    return namesOf((await database.run(appliedNames, {})).rows);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === undefinedTable) return [];
    throw error;
  }
}

/**
 * Whoever waited inside a query would hold a snapshot, and so would a query with parameters in a transaction that stays open; an
 * index that is built concurrently waits for every one of these.
 */
async function taken(guard: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await guard.query(`select pg_try_advisory_xact_lock(${migrationLock}) as taken`);
    if (rows[0]?.taken) return;
    await setTimeout(retryPause);
  }
}

/** Whoever waits for a table that somebody holds makes everybody wait who comes after it: not for longer than this. */
const lockTimeout = '500ms';
const mostTries = 300;
const lockNotAvailable = '55P03';

/** Gives up a lock that is not to be had, lets the others go on, and tries again; what was done by then stays done. */
async function untilLocked<T>(database: Database, work: (migrator: MikroORM['migrator']) => Promise<T>): Promise<T> {
  const { migrator } = await database.orm();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(migrator);
    } catch (error) {
      const { code } = error as { readonly code?: unknown };
      if (code !== lockNotAvailable || attempt === mostTries) throw error;
      await setTimeout(lockPause);
    }
  }
}

/** One process at a time; statements may take as long as they need. */
async function alone<T>(connection: Address, work: (database: Database) => Promise<T>): Promise<T> {
  const guard = new pg.Client(clientConfig(connection, 0));
  guard.on('error', () => {});
  await guard.connect();
  try {
    // A lock of a transaction, because a pooler may keep a session, and its locks, after we have gone.
    await guard.query('begin');
    await taken(guard);
    const database = Database.open({ connection, poolSize: 1, queryTimeout: 0 });
    try {
      await migrationStatus(database);
      // A pooler would hand the setting on to somebody else.
      if (!isPooled(connection)) await (await database.entityManager()).execute(`set lock_timeout = '${lockTimeout}'`);
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await guard.end();
  }
}
