import { sql } from 'kysely';
import { Database } from '../../adapters/persistence/mikro-orm/database.ts';
import { migrationStatus } from '../../adapters/persistence/mikro-orm/migrate.ts';
import type { Secret } from '../../domain/kernel/secret.ts';
import { doubtful, type Finding, ok, reasonOf, skipped, wrong } from './findings.ts';

const slow = 50;
/** Seconds that the database's clock and ours may differ: tokens, sessions and links live by ours. */
const mostApart = 2;

export async function checkLatency(database: Database, place: string): Promise<Finding> {
  const times: number[] = [];
  let version = '';
  for (let n = 0; n < 5; n += 1) {
    const began = performance.now();
    const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(
      database.kysely(),
    );
    times.push(performance.now() - began);
    version = rows[0]?.version.split(' ')[0] ?? '';
  }
  const median = times.sort((a, b) => a - b)[2] ?? 0;
  const says = `${place}, PostgreSQL ${version}, answers in ${median.toFixed(1)} ms`;
  return median < slow
    ? ok('database', says)
    : doubtful('database', says, 'Every request waits for it several times: move the server nearer to it.');
}

/** Reads that may lag go there; without an answer they go to the database itself. */
export async function checkReplicas(urls: readonly Secret[]): Promise<Finding> {
  if (urls.length === 0) return skipped('replicas', 'none is set');
  for (const [index, url] of urls.entries()) {
    await using stack = new AsyncDisposableStack();
    try {
      const replica = Database.open({ connection: url.reveal(), poolSize: 1 });
      stack.defer(() => replica.close());
      await sql`select 1`.execute(replica.kysely());
    } catch (error) {
      const says = `number ${index + 1} of DATABASE_REPLICA_URLS does not answer: ${reasonOf(error)}`;
      return wrong('replicas', says, 'Start it, or correct DATABASE_REPLICA_URLS.');
    }
  }
  return ok('replicas', urls.length === 1 ? 'it answers' : `all ${urls.length} answer`);
}

export async function checkClock(database: Database, now: () => number): Promise<Finding> {
  const before = now();
  const { rows } = await sql<{
    now: number;
  }>`select extract(epoch from clock_timestamp())::float8 * 1000 as now`.execute(database.kysely());
  const apart = Math.abs((rows[0]?.now ?? 0) - (before + now()) / 2) / 1000;
  const says = `${apart.toFixed(2)} s between the database's clock and ours`;
  return apart <= mostApart ? ok('clocks', says) : wrong('clocks', says, 'Synchronise both machines by NTP.');
}

export async function checkMigrations(database: Database): Promise<Finding> {
  try {
    const all = await migrationStatus(database);
    const missing = all.filter(({ applied }) => !applied);
    return missing.length === 0
      ? ok('migrations', `all ${all.length} are applied`)
      : wrong('migrations', `${missing.length} of ${all.length} are missing`, 'mainstay migrate up');
  } catch (error) {
    return wrong('migrations', reasonOf(error), 'Install the version that made this database.');
  }
}

const queues = { dead: 0, late: 0, stuck: 0 };

async function areHeld(database: Database): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select to_regclass('public.maintenance') is not null as held`.execute(database.kysely());
  if (rows[0]?.held !== true) return false;
  return (
    (await database.kysely().selectFrom('maintenance').select('id').where('jobs_held_since', 'is not', null).execute())
      .length > 0
  );
}

/** By the queue's tables: to ask the queue itself would make them. */
export async function checkJobs(database: Database): Promise<Finding> {
  const { rows } = await sql<typeof queues>`
    select count(*) filter (where state = 'failed')::int as dead,
      count(*) filter (where state in ('created', 'retry') and start_after < now() - interval '5 minutes')::int as late,
      count(*) filter (where state = 'active' and started_on < now() - interval '30 minutes')::int as stuck
    from jobs.job where name not like '\\_\\_pgboss%'`
    .execute(database.kysely())
    .catch((error: { code?: string }) => {
      if (error.code === '42P01' || error.code === '3F000') return { rows: [queues] };
      throw error;
    });
  const { dead, late, stuck } = rows[0] ?? queues;
  if (await areHeld(database))
    return doubtful('jobs', 'held since the database was restored: nothing is sent or asked', 'mainstay jobs release');
  if (dead > 0)
    return wrong(
      'jobs',
      `${dead} have failed for good`,
      'mainstay jobs list --state dead, then mainstay jobs retry <id>',
    );
  if (late > 0) return wrong('jobs', `${late} wait for more than 5 minutes`, 'No process runs jobs: mainstay serve');
  if (stuck > 0) return doubtful('jobs', `${stuck} run for more than 30 minutes`, 'mainstay jobs list --state running');
  return ok('jobs', 'none has failed, none waits');
}
