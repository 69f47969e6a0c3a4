import { expect } from 'chai';
import { sql } from 'kysely';
import { StatementNames } from '../../../src/adapters/persistence/mikro-orm/connection/statement-names.ts';
import { Database, type DatabaseOptions } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import { Statement } from '../../../src/adapters/persistence/mikro-orm/statement.ts';
import { isUnavailable } from '../../../src/adapters/persistence/mikro-orm/unavailable.ts';
import { migratedDatabase, newOwnerIn } from '../../support/both-stores.ts';

const userWithId = new Statement((queries, given: { readonly id: string }) =>
  queries.selectFrom('users').selectAll().where('id', '=', given.id),
);
const quotient = new Statement((queries, given: { readonly by: number }) =>
  queries.selectNoFrom(sql<number>`6 / ${given.by}::int`.as('six')),
);

describe('the database', () => {
  let opened: Awaited<ReturnType<typeof migratedDatabase>>;
  const databases: Database[] = [];
  before(async () => {
    opened = await migratedDatabase();
  });
  afterEach(async () => {
    for (const database of databases.splice(0)) await database.close();
  });
  after(() => opened.close());

  const open = async (options: Partial<DatabaseOptions> = {}): Promise<Database> => {
    const database = Database.open({ connection: opened.fresh.connection, ...options });
    databases.push(database);
    return database;
  };
  const setting = async (database: Database, name: string): Promise<string | undefined> =>
    (await sql<{ value: string }>`select current_setting(${name}) as value`.execute(database.kysely())).rows[0]?.value;

  it('is reached by its parts or by a URL, which may say more', async () => {
    const byParts = await open();
    expect(await setting(byParts, 'application_name')).to.equal('mainstay');
    const byUrl = await open({ connection: `${opened.fresh.url}?application_name=shop&statement_timeout=77` });
    expect(await setting(byUrl, 'application_name')).to.equal('shop');
    expect(await setting(byUrl, 'statement_timeout')).to.equal('77ms');
  });

  it('speaks UTC and bounds what a statement, a lock and an idle transaction may take', async () => {
    const database = await open({ queryTimeout: 7000 });
    const names = ['TimeZone', 'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'jit'];
    const values = await Promise.all(names.map((name) => setting(database, name)));
    expect(values).to.deep.equal(['UTC', '7s', '5s', '7s', 'off']);
    const unbounded = await open({ queryTimeout: 0 });
    expect(await Promise.all(names.slice(1, 4).map((name) => setting(unbounded, name)))).to.deep.equal(['0', '0', '0']);
  });

  it('gives moments as instants and whole numbers as numbers', async () => {
    const database = await open();
    const question = sql`select timestamptz '2026-11-20 12:11:12.5+02' as moment, 5::bigint as count,
      timestamp '2026-11-20 10:00' as local, date '2026-11-20' as day, null::timestamptz as never`;
    expect((await question.execute(database.kysely())).rows).to.deep.equal([
      { moment: '2026-11-20T10:11:12.500Z', count: 5, local: '2026-11-20 10:00:00', day: '2026-11-20', never: null },
    ]);
  });

  it('prepares each text with values once, under a name of its own, in transactions too', async () => {
    const database = await open({ poolSize: 1 });
    for (const id of ['a', 'b']) {
      await database.run(userWithId, { id });
      await database.kysely().selectFrom('users').select('name').where('id', '=', id).execute();
      await database.transaction(() => database.run(userWithId, { id }));
    }
    await sql`select 1`.execute(database.kysely());
    const { rows } = await sql<{ name: string; statement: string }>`
      select name, statement from pg_prepared_statements order by statement`.execute(database.kysely());
    expect(rows.map(({ statement }) => statement)).to.deep.equal(
      ['select "name" from "users" where "id" = $1', 'select * from "users" where "id" = $1'].sort(),
    );
    for (const { name } of rows) expect(name).to.match(/^[\w-]{22}$/);
  });

  it('names a text alike for ever, and stops naming where texts never end', () => {
    const [names, others] = [new StatementNames(3), new StatementNames(3)];
    const texts = ['a', 'b', 'a', 'c', 'd', 'e', 'b'];
    const given = texts.map((text) => names.of(text));
    expect(given.map((name) => name !== undefined)).to.deep.equal([true, true, true, true, false, false, true]);
    expect(given[2]).to.equal(given[0]);
    expect(others.of('b')).to.equal(given[1]);
    expect(given[0]).not.to.equal(given[1]);
  });

  it('tells of each query how long it took and whether it failed', async () => {
    const seen: [string, boolean][] = [];
    const onQuery = (text: string, milliseconds: number, failed: boolean): void => {
      expect(milliseconds).to.be.within(0, 10_000);
      seen.push([text, failed]);
    };
    const database = await open({ onQuery });
    await database.run(quotient, { by: 2 });
    await database.run(quotient, { by: 0 }).catch(() => undefined);
    await database.transaction(() => sql`select 2`.execute(database.kysely()));
    const text = 'select 6 / $1::int as "six"';
    const inTransaction = ['begin', 'select 2', 'commit'].map((one) => [one, false]);
    expect(seen).to.deep.equal([[text, false], [text, true], ...inTransaction]);
  });

  it('says who asked a question that fails', async () => {
    const database = await open();
    const askedHere = () => database.run(quotient, { by: 0 });
    const error = await askedHere().then(undefined, (failure: Error) => failure);
    expect(error).to.include({ code: '22012' });
    expect((error as Error).stack).to.include('database.spec.ts');
    expect(isUnavailable(error)).to.equal(false);
  });

  it('answers many short reads on few connections, each caller its own answer, and errors to whom they belong', async () => {
    const database = await open({ poolSize: 10 });
    const asked = Array.from({ length: 300 }, (_, i) =>
      database.run(quotient, { by: i % 7 }).then(
        ({ rows }) => rows[0]?.six,
        (error: { code: string }) => error.code,
      ),
    );
    const expected = Array.from({ length: 300 }, (_, i) => (i % 7 === 0 ? '22012' : Math.trunc(6 / (i % 7))));
    expect(await Promise.all(asked)).to.deep.equal(expected);
    expect(database.statistics.total).to.equal(0);
    const { rows } = await sql<{ n: number }>`select count(*) as n from pg_stat_activity
      where datname = current_database() and query like 'select 6 /%'`.execute(database.kysely());
    expect(rows[0]?.n).to.be.within(1, 2);
  });

  it('never has more connections than it may', async () => {
    for (const poolSize of [1, 5, 8]) {
      const before = await connections();
      const database = await open({ poolSize });
      const work = Array.from({ length: 30 }, () => [
        database.run(quotient, { by: 1 }),
        sql`select pg_sleep(0.01)`.execute(database.kysely()),
      ]);
      await Promise.all(work.flat());
      expect((await connections()) - before).to.be.within(1, poolSize);
      await databases.pop()?.close();
    }
  });
  const connections = async (): Promise<number> => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from pg_stat_activity
      where datname = current_database()`.execute(opened.database.kysely());
    return rows[0]?.n ?? 0;
  };

  it('asks again on a new connection after a table has changed under a prepared statement', async () => {
    const [database, owner] = [await open(), await newOwnerIn(opened.database)];
    const ask = () => database.run(userWithId, { id: owner });
    await Promise.all([ask(), ask(), ask(), ask()]);
    await sql`alter table users add column shoe_size int`.execute(opened.database.kysely());
    for (let i = 0; i < 4; i += 1) {
      const error = await ask().then(undefined, (failure: unknown) => failure);
      if (error instanceof Error) expect(isUnavailable(error), String(error)).to.equal(true);
    }
    expect((await ask()).rows[0]).to.include({ id: owner, shoe_size: null });
    await sql`alter table users drop column shoe_size`.execute(opened.database.kysely());
  });

  it('is in a transaction only where that is its own', async () => {
    const [one, other] = [await open(), await open()];
    await one.transaction(async () => {
      expect([one.inTransaction(), other.inTransaction()]).to.deep.equal([true, false]);
    });
    expect(one.inTransaction()).to.equal(false);
  });

  it('has nothing open after it is closed, and closes twice', async () => {
    const before = await connections();
    const database = await open();
    await Promise.all([database.run(quotient, { by: 1 }), sql`select 1`.execute(database.kysely())]);
    await database.close();
    await database.close();
    databases.pop();
    while ((await connections()) > before) await sql`select pg_sleep(0.01)`.execute(opened.database.kysely());
    const late = await Promise.resolve(database.run(quotient, { by: 1 })).then(undefined, (error: unknown) => error);
    expect(late).to.be.instanceOf(Error);
  });
});
