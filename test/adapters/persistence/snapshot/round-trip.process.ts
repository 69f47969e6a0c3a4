import { expect } from 'chai';
import { sql } from 'kysely';
import { PostgresChangeListener } from '../../../../src/adapters/persistence/changes/postgres-change-listener.ts';
import { Database } from '../../../../src/adapters/persistence/mikro-orm/database.ts';
import { MikroMaintenance } from '../../../../src/adapters/persistence/mikro-orm/mikro-maintenance.ts';
import { ownTables } from '../../../../src/adapters/persistence/mikro-orm/snapshot/catalogue.ts';
import { backUp } from '../../../../src/application/backup/back-up-on-schedule.ts';
import type { BackupManifest } from '../../../../src/application/backup/manifest.ts';
import { tableName } from '../../../../src/application/backup/manifest.ts';
import { jobs } from '../../../../src/infrastructure/wiring/tokens/job-tokens.ts';
import { BackupGround } from '../../../support/backups/postgres-backups.ts';
import { query, until } from '../../../support/embedded-postgres.ts';
import { TestLog } from '../../../support/log.ts';
import { freshDatabase, type TestDatabase } from '../../../support/postgres.ts';
import { type PostgresProduct, postgresProduct } from '../../../support/postgres-product.ts';

const rowsOf = ({ tables }: BackupManifest) =>
  Object.fromEntries(tables.map((table) => [tableName(table), [table.rows, table.sha256]]));

describe('a backup of PostgreSQL', function () {
  this.timeout(120_000);
  let ground: BackupGround;
  let source: PostgresProduct;
  let address: TestDatabase;
  let target: TestDatabase;
  let made: Awaited<ReturnType<BackupGround['create']>>;
  before(async () => {
    ground = await BackupGround.open();
    address = await freshDatabase();
    source = await postgresProduct({}, address);
    const ada = await source.newUser();
    const { id: projectId } = await ada.created('/projects', { name: 'Ünïcödé \\ tab\t, "quotes"' });
    for (const title of ['first', 'second', 'third'])
      await ada.created('/tasks', { title, description: 'two\nlines', projectId });
    await ada.delete('/tasks/2');
    await ada.created('/payments', { amount: 1999, currency: 'usd', paymentMethod: 'pm_card_visa' }).catch(() => {});
    await source.product.container.get(jobs.queue).add(backUp, {});
    made = await ground.create(address.connection);
  });
  beforeEach(async () => {
    target = await freshDatabase();
  });
  afterEach(() => target.drop());
  after(async () => {
    await source.close();
    await address.drop();
    await ground.close();
  });

  const restore = async (wish = {}) =>
    (await ground.restore(target.connection, { path: made.path, ...wish })).map(() => 'done');
  const kindOf = async (wish = {}) =>
    (await restore(wish)).match(
      (done) => done,
      ({ kind }) => kind,
    );

  it('holds every table that there is', async () => {
    const there = await query(
      address.url,
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'jobs') and c.relkind = 'r' order by 1`,
    );
    expect(made.manifest.tables.map(tableName).sort()).to.deep.equal(there.map(({ name }) => name));
    expect(made.manifest.tables.map(({ name }) => name)).to.include.members([...ownTables]);
  });

  it('restores to the same rows, indexes, references, triggers and positions', async () => {
    expect(await kindOf()).to.equal('done');
    const again = await ground.create(target.connection);
    const same = { 'public.maintenance': 'of its own' };
    expect({ ...rowsOf(again.manifest), ...same }).to.deep.equal({ ...rowsOf(made.manifest), ...same });
    expect(again.manifest.sequences).to.deep.equal(made.manifest.sequences);
    const shape = `
      select 'index ' || indexdef as line from pg_indexes where schemaname in ('public', 'jobs')
      union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(c.oid)
        from pg_constraint c join pg_namespace n on n.oid = c.connamespace where n.nspname in ('public', 'jobs') and conrelid <> 0
      union all select 'trigger ' || tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
      order by 1`;
    expect(await query(target.url, shape)).to.deep.equal(await query(address.url, shape));
  });

  it('restores on a later day, when the queue has other partitions', async () => {
    const later = await freshDatabase();
    (await ground.restore(later.connection, { path: made.path }))._unsafeUnwrap();
    const day =
      "select relname from pg_class where relkind = 'r' and relname like 'queue_stats\\_%' order by 1 limit 1";
    const [{ relname }] = (await query(later.url, day)) as [{ relname: string }];
    await query(later.url, `alter table jobs.queue_stats detach partition jobs.${relname}`);
    await query(later.url, `alter table jobs.${relname} rename to queue_stats_20200101`);
    const bound = "for values from ('2020-01-01 00:00:00+00') to ('2020-01-02 00:00:00+00')";
    await query(later.url, `alter table jobs.queue_stats attach partition jobs.queue_stats_20200101 ${bound}`);
    const old = await ground.create(later.connection);
    expect(old.manifest.tables.map(({ name }) => name)).to.include('queue_stats_20200101');
    (await ground.restore(target.connection, { path: old.path }))._unsafeUnwrap();
    await later.drop();
  });

  it('gives new things new numbers afterwards', async () => {
    await restore({ resume: true });
    const restored = await postgresProduct({}, target);
    const user = await restored.newUser();
    const { id } = await user.created('/tasks', { title: 'after' });
    expect(id).to.equal(4);
    await restored.close();
  });

  it('holds what waited until it is released, or lets it go on at once', async () => {
    await restore();
    const database = await Database.open({ connection: target.connection });
    const maintenance = new MikroMaintenance(database);
    expect(await maintenance.since()).to.match(/^2026-03-01T/);
    expect(await maintenance.release()).to.equal(true);
    expect([await maintenance.since(), await maintenance.release()]).to.deep.equal([null, false]);
    await sql`delete from users`.execute(database.kysely()).catch(() => {});
    await database.close();
    const other = await freshDatabase();
    (await ground.restore(other.connection, { path: made.path, resume: true }))._unsafeUnwrap();
    expect(await query(other.url, 'select jobs_held_since from maintenance')).to.deep.equal([
      { jobs_held_since: null },
    ]);
    expect(await query(other.url, "select count(*)::int as n from jobs.job where name = 'back-up'")).to.deep.equal([
      { n: 1 },
    ]);
    await other.drop();
  });

  it('goes into no database that has users, and into one that has tables only', async () => {
    await restore();
    expect(await kindOf()).to.equal('backup.database_has_users');
    expect(await query(target.url, 'select count(*)::int as n from tasks')).to.deep.equal([{ n: 3 }]);
    const tables = await freshDatabase();
    const empty = await postgresProduct({}, tables);
    await empty.product.container.get(jobs.runner).install();
    await empty.close();
    (await ground.restore(tables.connection, { path: made.path }))._unsafeUnwrap();
    await tables.drop();
  });

  it('goes into no database on which a server runs', async () => {
    const listening = new PostgresChangeListener({ address: target.connection, log: new TestLog() });
    listening.start();
    const holders = `select count(*)::int as n from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`;
    await until(async () => (await query(target.url, holders))[0]?.['n'] === 1);
    expect(await kindOf()).to.equal('backup.server_running');
    await listening.stop();
    await until(async () => (await query(target.url, holders))[0]?.['n'] === 0);
    expect(await kindOf()).to.equal('done');
  });

  it('takes no notice of what role and database have set, and needs no rights but its own', async () => {
    await query(target.url, `create role poor login`);
    const name = target.connection.database;
    await query(
      target.url,
      `grant create on database ${name} to poor; grant create, usage on schema public to poor;
       alter role poor in database ${name} set datestyle = 'German'; alter role poor in database ${name} set timezone = 'Asia/Tokyo';
       alter role poor in database ${name} set search_path = pg_catalog; alter role poor in database ${name} set statement_timeout = 1;
       alter role poor in database ${name} set default_transaction_isolation = 'serializable';
       alter role poor in database ${name} set extra_float_digits = 0; alter role poor in database ${name} set bytea_output = 'escape'`,
    );
    const poor = { ...target.connection, user: 'poor' };
    expect((await ground.restore(poor, { path: made.path })).isOk()).to.equal(true);
    const again = await ground.create(poor);
    expect(rowsOf(again.manifest)['public.tasks']).to.deep.equal(rowsOf(made.manifest)['public.tasks']);
    expect(
      await query(target.url, `select distinct tableowner from pg_tables where schemaname in ('public', 'jobs')`),
    ).to.deep.equal([{ tableowner: 'poor' }]);
    await query(target.url, 'drop owned by poor; drop role poor');
  });

  it('of a newer release is refused, by its migrations or its job queue', async () => {
    const newer = await freshDatabase();
    (await ground.restore(newer.connection, { path: made.path }))._unsafeUnwrap();
    await query(newer.url, 'update jobs.version set version = 9999');
    const { path: byJobs } = await ground.create(newer.connection);
    await query(newer.url, `update jobs.version set version = ${made.manifest.schema.jobs}`);
    await query(newer.url, `insert into mikro_orm_migrations (name) values ('29990101000001-future')`);
    const { path: byMigrations } = await ground.create(newer.connection);
    expect([await kindOf({ path: byJobs }), await kindOf({ path: byMigrations })]).to.deep.equal(
      Array(2).fill('backup.newer'),
    );
    expect(await query(target.url, "select to_regclass('public.users') as users")).to.deep.equal([{ users: null }]);
    await newer.drop();
  });

  it('leaves alone what is not of the product', async () => {
    await query(target.url, `create table theirs (text text); insert into theirs values ('kept')`);
    await restore();
    expect(await query(target.url, 'select * from theirs')).to.deep.equal([{ text: 'kept' }]);
    expect((await ground.create(target.connection)).manifest.tables.map(({ name }) => name)).not.to.include('theirs');
  });
});
