import type pg from 'pg';

export const people = 1000;
const projectsEach = 10;

export const personOf = (index: number): string => `person-${index}`;
/** The same for every run, so that any project's id can be told. */
export const projectOf = (person: number, index: number): string =>
  `01990000-0000-7000-8000-${String(person * projectsEach + index).padStart(12, '0')}`;

/** People with projects, and no tasks yet. */
export async function settle(client: pg.Client): Promise<void> {
  await client.query(
    `insert into users (id, issuer, role, version, created_at, updated_at)
     select 'person-' || i, 'shared-secret', 'user', 1, now(), now() from generate_series(0, $1::int - 1) i`,
    [people],
  );
  await client.query(
    `insert into projects (id, owner_id, name, status, version, created_at, updated_at)
     select ('01990000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 'person-' || i / $2::int, 'Project ' || i, 'active', 1, now(), now()
     from generate_series(0, $1::int * $2::int - 1) i`,
    [people, projectsEach],
  );
}

const words =
  'call write buy fix plan read send ask check pay book draw print clean pack move sort count paint bake'.split(' ');
const things =
  'report garden invoice holiday letter window kitchen budget bicycle contract meeting camera ticket'.split(' ');

/** Tasks from one number to the next, as if everybody wrote theirs at the same time; one in a thousand holds a needle. */
export async function addTasks(client: pg.Client, from: number, to: number): Promise<void> {
  const step = 50_000;
  const restore = await setIndexesAside(client);
  for (let first = from; first < to; first += step) {
    await client.query(
      `insert into tasks (owner_id, project_id, title, description, completed, version, created_at, updated_at)
       select 'person-' || i % $3::int,
         case when i / $3::int % 2 = 0 then
           ('01990000-0000-7000-8000-' || lpad((i % $3::int * $4::int + i / $3::int / 2 % $4::int)::text, 12, '0'))::uuid end,
         ($5::text[])[(1 + i * 7 % cardinality($5::text[]))::int] || ' the ' || ($6::text[])[(1 + i * 11 % cardinality($6::text[]))::int] || ' ' || i,
         'What has to be done about it, in a sentence or two, before ' || md5(i::text)
           || case when i / $3::int % 1000 = i % 1000 then ' needle' else '' end,
         i * 13 % 10 < 3, 1,
         timestamptz '2026-01-01' + i * interval '1 second',
         timestamptz '2026-01-01' + (i * 31 % 2000000) * interval '1 second'
       from generate_series($1::bigint, $2::bigint - 1) i`,
      [first, Math.min(first + step, to), people, projectsEach, words, things],
    );
  }
  await restore();
  await client.query('vacuum analyze tasks');
}

/** Indexes are built in a fraction of the time that it takes to add to them row by row; what is built is the same. */
async function setIndexesAside(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes where tablename = 'tasks' and indexname <> 'tasks_pkey'`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await client.query('set session_replication_role = replica');
  return async () => {
    await client.query(`set maintenance_work_mem = '256MB'`);
    for (const { definition } of rows) await client.query(definition);
    await client.query('set session_replication_role = origin');
  };
}
