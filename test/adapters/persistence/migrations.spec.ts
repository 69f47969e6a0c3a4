import { expect } from 'chai';
import { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import {
  DatabaseNewer,
  migrateDown,
  migrateUp,
  migrationStatus,
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

  it('go down one by one to nothing, and up again', async () => {
    await migrateUp(fresh.connection);
    const tables = await tablesOf(database);
    for (const name of names.toReversed()) expect(await migrateDown(fresh.connection)).to.deep.equal([name]);
    expect(await migrateDown(fresh.connection)).to.deep.equal([]);
    expect(await tablesOf(database)).to.deep.equal([]);
    expect(await migrateUp(fresh.connection)).to.deep.equal(names);
    expect(await tablesOf(database)).to.deep.equal(tables);
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
});
