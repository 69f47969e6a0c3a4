import { expect } from 'chai';
import pg from 'pg';
import { freshDatabase, type Preparation } from '../support/postgres.ts';

const query = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
};

describe('the databases of tests', () => {
  it('are empty and apart from each other', async () => {
    const [one, other] = [await freshDatabase(), await freshDatabase()];
    await query(one.url, 'create table only_here (id int)');
    const tables = `select count(*)::int as count from pg_tables where tablename = 'only_here'`;
    expect(await query(one.url, tables)).to.deep.equal([{ count: 1 }]);
    expect(await query(other.url, tables)).to.deep.equal([{ count: 0 }]);
    await Promise.all([one.drop(), other.drop()]);
  });

  it('are copies of what a preparation made once', async () => {
    let times = 0;
    const prepare: Preparation = async ({ url }) => {
      times += 1;
      await query(url, 'create table prepared as select 7 as seven');
    };
    const databases = await Promise.all([freshDatabase(prepare), freshDatabase(prepare)]);
    for (const { url } of databases)
      expect(await query(url, 'select seven from prepared')).to.deep.equal([{ seven: 7 }]);
    expect(times).to.equal(1);
    await Promise.all(databases.map(({ drop }) => drop()));
  });
});
