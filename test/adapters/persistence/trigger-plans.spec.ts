import { expect } from 'chai';
import pg from 'pg';
import { migratedDatabase } from '../../support/both-stores.ts';

describe('triggers that join what a statement wrote with what was there before', () => {
  it('never do so by a loop in a loop, which a connection would plan by its first, small writes', async () => {
    const { fresh, close } = await migratedDatabase();
    const sql = new pg.Client(fresh.connection);
    await sql.connect();
    try {
      const { rows } = await sql.query<{ name: string; settings: string[] | null }>(
        `select distinct p.proname as name, p.proconfig as settings from pg_trigger as t join pg_proc as p on p.oid = t.tgfoid
         where t.tgoldtable is not null and t.tgnewtable is not null order by 1`,
      );
      const loopless = ['enable_nestloop=off'];
      expect(rows).to.deep.equal([
        { name: 'announce_resources', settings: loopless },
        { name: 'announce_users', settings: loopless },
      ]);
    } finally {
      await sql.end();
      await close();
    }
  });
});
