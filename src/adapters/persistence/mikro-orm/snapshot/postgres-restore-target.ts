import { err, type Result } from 'neverthrow';
import type pg from 'pg';
import { type BackupNewer, databaseHasUsers, serverRunning } from '../../../../application/backup/failures.ts';
import type { BackupHead, SequencePosition } from '../../../../application/backup/manifest.ts';
import type { Filling, RestoreTarget, TargetFailure } from '../../../../application/backup/ports.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { jobsTablesOf, jobsVersion } from '../../../jobs/jobs-schema.ts';
import { jobsSchema } from '../../../jobs/pg-boss-job-lists.ts';
import { rollBackErrs } from '../../roll-back-errs.ts';
import type { PreparingClient } from '../connection/client.ts';
import type { Address } from '../connection/client-config.ts';
import { Database } from '../database.ts';
import { migrationLock, serverLock } from '../locks.ts';
import { DatabaseNewer } from '../migrate.ts';
import { migrationNames } from '../migrations/migration-names.ts';
import { isThere, migrationsOf } from './catalogue.ts';
import { qualified, rowsOf, settle, takeRows } from './copy.ts';
import { MigrationsWithin } from './migrations-within.ts';
import { setAside } from './set-aside.ts';

/** Fills a database in one transaction, which also makes its tables: as the backup's release had them, then as this one has. */
export class PostgresRestoreTarget implements RestoreTarget {
  readonly #address: Address;

  constructor(address: Address) {
    this.#address = address;
  }

  async fill<T, F>(
    head: BackupHead,
    work: (filling: Filling) => Promise<Result<T, F>>,
  ): Promise<Result<T, F | TargetFailure>> {
    const newer = whatIsNewer(head);
    if (newer !== undefined) return err({ kind: 'backup.newer', release: head.release, reason: newer });
    const database = Database.open({ connection: this.#address, poolSize: 2, queryTimeout: 0 });
    try {
      return await rollBackErrs<T, F | TargetFailure>(
        (all) => database.transaction(all),
        () => fillIn(database, head, work),
      );
    } finally {
      await database.close();
    }
  }
}

function whatIsNewer({ schema }: BackupHead): BackupNewer['reason'] | undefined {
  const unknown = schema.migrations.filter((name) => !migrationNames.includes(name));
  if (unknown.length > 0) return `it has the migrations ${unknown.join(', ')}`;
  return (schema.jobs ?? 0) > jobsVersion ? `its job queue has version ${schema.jobs}` : undefined;
}

async function fillIn<T, F>(
  database: Database,
  head: BackupHead,
  work: (filling: Filling) => Promise<Result<T, F>>,
): Promise<Result<T, F | TargetFailure>> {
  const orm = await database.orm();
  const transaction = orm.em.getTransactionContext();
  if (transaction === undefined) throw new Error('a database is filled in a transaction');
  const within = new MigrationsWithin(orm, transaction);
  // The one connection of the transaction, which is the driver's own as well.
  const client = await database
    .kysely()
    .getExecutor()
    .provideConnection(async (connection) => connection as PreparingClient);
  await settle(client);
  await client.query("set local maintenance_work_mem = '128MB'");
  // A server that starts now waits here for the end.
  await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
  if (!(await isFree(client))) return err(serverRunning);
  if (await hasUsers(client)) return err(databaseHasUsers);
  await makeTables();
  const remake = await setAside(client, head.tables);
  return await work({
    copy: (table, rows) => takeRows(client, table, rows),
    rows: (table) => rowsOf(client, table),
    finish: async (sequences, heldSince) => {
      await remake();
      await position(client, sequences);
      const known = await migrationsOf(client);
      await within.up((name) => !known.includes(name));
      await hold(client, heldSince);
      for (const table of head.tables) await client.query(`analyze ${qualified(table)}`);
    },
  });

  async function makeTables(): Promise<void> {
    const applied = await migrationsOf(client);
    const unknown = applied.filter((name) => !migrationNames.includes(name));
    if (unknown.length > 0) throw new DatabaseNewer(unknown);
    await within.down(applied);
    await client.query(`drop schema if exists ${jobsSchema} cascade`);
    await within.up((name) => head.schema.migrations.includes(name));
    if (head.schema.jobs !== null) for (const script of jobsTablesOf(head.schema.jobs)) await client.query(script);
    await makePartitions(client, head.tables);
    await client.query(`truncate ${head.tables.map(qualified).join(', ')}`);
  }
}

/** The queue makes some of them as time goes on. */
async function makePartitions(client: pg.Client, tables: BackupHead['tables']): Promise<void> {
  for (const table of tables) {
    const { schema, partition } = table;
    if (partition === undefined || (await isThere(client, qualified(table)))) continue;
    const parent = qualified({ schema, name: partition.of });
    await client.query(`create table ${qualified(table)} partition of ${parent} ${partition.bound}`);
  }
}

/** A server holds this lock for as long as it hears of changes. */
async function isFree(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1) as free', [serverLock]);
  return rows[0]?.free === true;
}

async function hasUsers(client: pg.Client): Promise<boolean> {
  if (!(await isThere(client, 'public.users'))) return false;
  const { rows } = await client.query<{ some: boolean }>('select exists (select from public.users) as some');
  return rows[0]?.some === true;
}

async function position(client: pg.Client, sequences: readonly SequencePosition[]): Promise<void> {
  for (const { schema, name, last, called } of sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [qualified({ schema, name }), last, called]);
}

/** What was known of backups is known of another database. */
async function hold(client: pg.Client, since: Instant | null): Promise<void> {
  await client.query('truncate public.maintenance');
  await client.query('insert into public.maintenance (id, jobs_held_since) values ($1, $2)', ['only', since]);
}
