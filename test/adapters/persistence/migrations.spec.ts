import { expect } from 'chai';
import pg from 'pg';
import { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import {
  DatabaseNewer,
  migrateDown,
  migrateUp,
  migrationStatus,
  missingMigrations,
} from '../../../src/adapters/persistence/mikro-orm/migrate.ts';
import { migrations } from '../../../src/adapters/persistence/mikro-orm/migrations/list.ts';
import { freshDatabase, type TestDatabase } from '../../support/postgres.ts';

/** What the database does by itself is no part of a table. */
const ownOfMigrations = /^drop (trigger|function) /;

const names = migrations.map(({ name }) => name);
const tablesOf = async (database: Database): Promise<string[]> => {
  const rows = await (await database.entityManager()).execute<{ name: string }[]>(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  return rows.map(({ name }) => name).filter((name) => name !== 'mikro_orm_migrations');
};

const catalogue = `
  select 'column ' || table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || coalesce(' ' || column_default, '') as name
    from information_schema.columns where table_schema = 'public'
  union all select indexdef from pg_indexes where schemaname = 'public'
  union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'public'::regnamespace and conrelid <> 0
  union all select 'function ' || proname || ' ' || prosrc from pg_proc
    where pronamespace = 'public'::regnamespace and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
  union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
  order by 1`;
const catalogueOf = async (database: Database): Promise<string[]> => {
  const rows = await (await database.entityManager()).execute<{ name: string }[]>(catalogue);
  return rows.map(({ name }) => name).filter((name) => !name.includes('mikro_orm_migrations'));
};

describe('migrations', () => {
  let fresh: TestDatabase;
  let database: Database;
  beforeEach(async () => {
    fresh = await freshDatabase();
    database = Database.open({ connection: fresh.connection });
  });
  afterEach(async () => {
    await database.close();
    await fresh.drop();
  });

  it('are named in their order', () => expect([...new Set(names)].sort()).to.deep.equal(names));

  it('make exactly the tables that the records describe', async () => {
    await migrateUp(fresh.connection);
    const difference = await (await database.orm()).schema.getUpdateSchemaSQL({ wrap: false });
    expect(difference.split('\n').filter((line) => line !== '' && !ownOfMigrations.test(line))).to.deep.equal([]);
  });

  it('are applied once, also by several processes at once', async () => {
    const applied = await Promise.all([1, 2, 3].map(() => migrateUp(fresh.connection)));
    expect(applied.flat()).to.deep.equal(names);
    expect(await migrateUp(fresh.connection)).to.deep.equal([]);
  });

  it('tell what is applied, and ask nothing of an empty database', async () => {
    expect(await migrationStatus(database)).to.deep.equal(names.map((name) => ({ name, applied: false })));
    expect(await tablesOf(database)).to.deep.equal([]);
    await migrateUp(fresh.connection);
    await migrateDown(fresh.connection);
    const status = await migrationStatus(database);
    expect(status).to.deep.equal(names.map((name) => ({ name, applied: name !== names.at(-1) })));
  });

  it('go down one by one to nothing, each undone by its own way down alone', async () => {
    await migrateUp(fresh.connection);
    const { migrator } = await database.orm();
    for (const name of names.toReversed()) {
      const above = await catalogueOf(database);
      expect(await migrateDown(fresh.connection)).to.deep.equal([name]);
      const below = await catalogueOf(database);
      await migrator.up({ migrations: [name] });
      expect(await catalogueOf(database), `${name} up again`).to.deep.equal(above);
      expect(await migrateDown(fresh.connection)).to.deep.equal([name]);
      expect(await catalogueOf(database), `${name} down again`).to.deep.equal(below);
    }
    expect(await migrateDown(fresh.connection)).to.deep.equal([]);
    expect(await tablesOf(database)).to.deep.equal([]);
    expect(await migrateUp(fresh.connection)).to.deep.equal(names);
  }).timeout(120_000);

  it('fill in what rows of an earlier release lack, whatever an interruption has left', async () => {
    const run = async (text: string) => (await database.entityManager()).execute<{ id: string }[]>(text);
    await migrateUp(fresh.connection);
    while ((await migrateDown(fresh.connection))[0] !== '20261127000003-search-text');
    await run(`insert into users (id, issuer, name, role, version, created_at, updated_at)
      values ('ada', 'shared-secret', 'Οδος', 'user', 1, now(), now())`);
    await run(`insert into tasks (owner_id, title, completed, version, created_at, updated_at)
      select 'ada', 'οδος ' || i, false, 1, now(), now() from generate_series(1, 5001) i`);
    await run('alter table tasks add column search_text text');
    await run('create index tasks_search_text on tasks (search_text)');
    await migrateUp(fresh.connection);
    expect(await run(`select id from tasks where search_text like 'ΟΔΟΣ %'`)).to.have.lengthOf(5001);
    const [index] = await run(`select indexdef as id from pg_indexes where indexname = 'tasks_search_text'`);
    expect(index?.id).to.include('USING gin');
    expect(await run(`select id from users where search_text like '%ΟΔΟΣ%'`)).to.have.lengthOf(1);
  });

  it('let everybody go on while a table that they change is held, and are done once it is free', async () => {
    await migrateUp(fresh.connection);
    while ((await migrateDown(fresh.connection))[0] !== '20261127000006-reconcile-schedule');
    const [holder, other] = [new pg.Client({ ...fresh.connection }), new pg.Client({ ...fresh.connection })];
    await Promise.all([holder.connect(), other.connect()]);
    try {
      await holder.query('begin; select from payments');
      const migrated = migrateUp(fresh.connection);
      const asked = `select 1 from pg_locks where relation = 'payments'::regclass and not granted and mode = 'AccessExclusiveLock'`;
      for (let times = 0; times < 2; times += 1) {
        while ((await other.query(asked)).rows.length === 0) await new Promise(setImmediate);
        // It stands behind the migration in line, and gets its answer although the table is held all the while.
        await other.query('select from payments');
      }
      await holder.query('commit');
      expect((await migrated)[0]).to.equal('20261127000006-reconcile-schedule');
    } finally {
      await Promise.all([holder.end(), other.end()]);
    }
  });

  it('give the ASCII form of a domain to the oldest account of a mailbox, and lock nobody out', async () => {
    const run = async (text: string) => (await database.entityManager()).execute<{ key: string }[]>(text);
    await migrateUp(fresh.connection);
    while ((await migrateDown(fresh.connection))[0] !== '20261127000005-ascii-domains');
    const keys = [
      'b@münchen.de',
      'a@MÜNCHEN.de',
      'c@münchen.de',
      'a@münchen.de',
      'c@xn--mnchen-3ya.de',
      'd@example.com',
    ];
    for (const [at, key] of keys.entries()) {
      await run(`insert into users (id, issuer, role, version, created_at, updated_at)
        values ('u${at}', 'test', 'user', 1, '2026-01-0${9 - at}', now())`);
      await run(`insert into passwords (user_id, email_key, hash, serial) values ('u${at}', '${key}', 'hash', 1)`);
    }
    await migrateUp(fresh.connection);
    const kept = (await run('select email_key as key from passwords order by user_id')).map(({ key }) => key);
    const [b, first, c, second, ascii, d] = kept;
    expect([b, first, second]).to.deep.equal(['b@xn--mnchen-3ya.de', 'a@MÜNCHEN.de', 'a@xn--mnchen-3ya.de']);
    expect([c, ascii, d]).to.deep.equal(['c@münchen.de', 'c@xn--mnchen-3ya.de', 'd@example.com']);
  });

  it('leave what a process of 0.1.0 writes in place', async () => {
    await migrateUp(fresh.connection);
    await (
      await database.entityManager()
    ).execute(`insert into sign_in_guesses (address_digest, counted_at, locked_until, turned_away, last_at)
      values ('x', '{}', null, true, now())`);
  });

  it('are refused by a database that is newer than the program, which it leaves alone', async () => {
    await migrateUp(fresh.connection);
    await (await database.entityManager()).execute(
      `insert into mikro_orm_migrations (name) values ('20990101000000-later')`,
    );
    for (const attempt of [migrateUp, migrateDown, () => migrationStatus(database)]) {
      const refusal = await attempt(fresh.connection).then(undefined, (error: unknown) => error);
      expect(refusal).to.be.instanceOf(DatabaseNewer);
      expect(String(refusal)).to.match(/newer version of Mainstay.*20990101000000-later/);
    }
    expect(await tablesOf(database)).to.include('tasks');
  });

  it('leave a process ready that serves already when a newer release adds one, and not while one is missing', async () => {
    await migrateUp(fresh.connection);
    await (await database.entityManager()).execute(
      `insert into mikro_orm_migrations (name) values ('20990101000000-later')`,
    );
    expect(await missingMigrations(database)).to.deep.equal([]);
    await (await database.entityManager()).execute(`delete from mikro_orm_migrations where name = '${names[0]}'`);
    expect(await missingMigrations(database)).to.deep.equal([names[0]]);
  });
});
