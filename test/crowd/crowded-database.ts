import pg from 'pg';
import { migrateUp } from '../../src/adapters/persistence/mikro-orm/migrate.ts';
import { freshDatabase, type Preparation, type TestDatabase } from '../support/postgres.ts';

/** Each with tasks of a text of their own. Those of exports belong to whoever registers under the address. */
const stocks: readonly (readonly [string, number, string])[] = [
  ['mallory', 10_000, 'a'.repeat(998)],
  ['mallory-7', 200_000, ''],
  ['mallory-2', 1000, '𝄞'.repeat(1000)],
  ['mallory-6', 1000, '𝄞'.repeat(1000)],
  ['mallory-3', 300_000, ''],
];

const insert = `insert into tasks (owner_id, title, description, search_text, completed, version, created_at, updated_at)
  select $1, 'Task ' || n, nullif($3, ''), upper('Task ' || n || chr(1) || $3), false, 1, moment, moment
  from generate_series(1, $2::int) n, lateral (select date_trunc('ms', now()) - n * interval '1 s' as moment)`;

const filled: Preparation = async ({ connection }) => {
  await migrateUp(connection);
  const sql = new pg.Client(connection);
  await sql.connect();
  // So many rows are made in a fraction of the time without what each row would cause by itself.
  const { rows } = await sql.query<{ name: string; definition: string }>(
    "select indexname as name, indexdef as definition from pg_indexes where tablename = 'tasks' and indexname <> 'tasks_pkey'",
  );
  await sql.query(`drop index ${rows.map(({ name }) => name).join(', ')}`);
  await sql.query('alter table tasks disable trigger user');
  for (const [user, count, text] of stocks) {
    await sql.query(
      `insert into users (id, issuer, role, version, created_at, updated_at) values ($1, 'shared-secret', 'user', 1, now(), now())`,
      [user],
    );
    await sql.query(insert, [user, count, text]);
  }
  await sql.query('alter table tasks enable trigger user');
  for (const { definition } of rows) await sql.query(definition);
  await sql.query('vacuum analyze tasks');
  await sql.end();
};

/** A copy of a database in which some have very much. */
export const crowdedDatabase = (): Promise<TestDatabase> => freshDatabase(filled);

/** Gives a project of somebody's so many tasks. */
export async function fillProject({ connection }: TestDatabase, id: string, count: number): Promise<void> {
  const sql = new pg.Client(connection);
  await sql.connect();
  try {
    await sql.query('set session_replication_role = replica');
    const { rows } = await sql.query<{ owner: string }>('select owner_id as owner from projects where id = $1', [id]);
    await sql.query(insert, [rows[0]?.owner, count, 'Something to do']);
    await sql.query('update tasks set project_id = $2 where owner_id = $1', [rows[0]?.owner, id]);
  } finally {
    await sql.end();
  }
}

/** Gives somebody very much to export. */
export async function giveTasks({ connection }: TestDatabase, userId: string, count: number): Promise<void> {
  const sql = new pg.Client(connection);
  await sql.connect();
  await sql.query('set session_replication_role = replica');
  await sql.query(insert, [userId, count, 'Something to take home']).finally(() => sql.end());
}
