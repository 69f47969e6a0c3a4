import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import { migrateDown, migrateUp } from '../../../src/adapters/persistence/mikro-orm/migrate.ts';
import { PostgresServer } from '../ground/postgres-server.ts';
import { newFolder } from '../ground/stage.ts';
import { inBound } from '../load/probes.ts';
import { Traffic } from '../load/traffic.ts';
import type { Trial } from '../trial.ts';

const at = process.argv.indexOf('--rows');
const rows = at === -1 ? 1_000_000 : Number(process.argv[at + 1]);

/** The last migration of databases that had no release before them. */
const first = '20261126000001-files';

async function asFirstReleased(postgres: PostgresServer): Promise<void> {
  const database = Database.open({ connection: postgres.url, poolSize: 1, queryTimeout: 0 });
  await (await database.orm()).migrator.up({ to: first }).finally(() => database.close());
}

/** As many rows are made in a fraction of the time without their indexes. */
async function fill(sql: pg.Client): Promise<void> {
  const { rows: indexes } = await sql.query<{ name: string; definition: string }>(
    "select indexname as name, indexdef as definition from pg_indexes where tablename = 'tasks' and indexname <> 'tasks_pkey'",
  );
  await sql.query(`drop index ${indexes.map(({ name }) => name).join(', ')}`);
  await sql.query(`insert into users (id, issuer, role, version, created_at, updated_at)
    select 'user-' || n, 'shared-secret', 'user', 1, now(), now() from generate_series(1, 1000) n`);
  await sql.query(
    `insert into tasks (owner_id, title, description, completed, version, created_at, updated_at)
      select 'user-' || (n % 1000 + 1), 'Task ' || n, 'Something that has to be done by ' || n, false, 1, moment, moment
      from generate_series(1, $1::int) n, lateral (select now() - n * interval '1 s' as moment)`,
    [rows],
  );
  for (const { definition } of indexes) await sql.query(definition);
  await sql.query(
    `insert into payments (id, owner_id, gateway, amount, currency, payment_method, status, disputes, created_at, updated_at)
      select gen_random_uuid(), 'user-' || (n % 1000 + 1), 'sandbox', 100, 'EUR', 'pm_card_visa', 'completed', '[]', now(), now()
      from generate_series(1, $1::int) n`,
    [rows / 5],
  );
  await sql.query('vacuum analyze');
}

const applied = (postgres: PostgresServer) =>
  postgres
    .query('select name from mikro_orm_migrations order by id')
    .then((all) => all.map(({ name }) => String(name)));

export const largeTables: Trial = {
  name: `every migration up and down on ${rows} tasks beside traffic`,
  group: 'migrations',
  async run() {
    await using stack = new AsyncDisposableStack();
    const folder = await newFolder();
    stack.defer(() => rm(folder, { recursive: true, force: true }));
    const postgres = stack.use(await PostgresServer.make(join(folder, 'postgres'), { maintenance_work_mem: '256MB' }));
    await postgres.start();
    await asFirstReleased(postgres);
    const sql = await postgres.connect();
    await fill(sql).finally(() => sql.end());
    const traffic = await Traffic.begin(() => postgres.connect());
    stack.defer(() => traffic.end());
    const broken: string[] = [];
    let worst = { step: 'none', longest: 0 };
    const note = (step: string, seconds: number): void => {
      const { longest, lateness } = traffic.take();
      // It may take many minutes: whoever watches sees how far it is.
      console.log(`        ${step} (${seconds.toFixed(1)} s): others waited ${longest.toFixed(0)} ms at most`);
      if (longest > worst.longest) worst = { step, longest };
      if (!inBound(longest, 1000, lateness)) broken.push(`${step} made others wait ${longest.toFixed(0)} ms`);
    };
    let since = performance.now();
    const step = (name: string): void => {
      note(name, (performance.now() - since) / 1000);
      since = performance.now();
    };
    let over = false;
    const going = migrateUp(postgres.url).finally(() => {
      over = true;
    });
    const known = new Set(await applied(postgres));
    const isOver = () => over;
    for (let last = false; !last; ) {
      last = isOver();
      for (const name of await applied(postgres)) if (!known.has(name) && known.add(name)) step(`up ${name}`);
      await pause(20);
    }
    await going;
    for (let [name] = await migrateDown(postgres.url); name !== undefined; [name] = await migrateDown(postgres.url)) {
      step(`down ${name}`);
      if ((await applied(postgres)).at(-1) === first) break;
    }
    await traffic.end();
    if (traffic.failures.length > 0) broken.push(`others failed: ${traffic.failures.slice(0, 3)}`);
    return {
      figures: `${traffic.count} statements of others meanwhile, the longest wait of one ${worst.longest.toFixed(0)} ms (${worst.step})`,
      broken,
    };
  },
};
