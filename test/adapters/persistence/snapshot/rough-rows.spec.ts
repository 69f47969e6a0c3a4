import { expect } from 'chai';
import pg from 'pg';
import { tablesIn } from '../../../../src/adapters/persistence/mikro-orm/snapshot/catalogue.ts';
import { migratedDatabase } from '../../../support/both-stores.ts';

describe('how many rows a backup will have, about', () => {
  it('is known of a table that was never analysed, and of one that has grown since', async () => {
    const { fresh, close } = await migratedDatabase();
    const client = new pg.Client({ ...fresh.connection });
    await client.connect();
    try {
      const rows = 4000;
      const insert = (from: number) =>
        client.query(`insert into mail_allowances (address_digest, purpose, sent_at, last_at)
          select encode(sha256(n::text::bytea), 'hex'), 'reset', array[now()], now() from generate_series(${from}, ${from + rows - 1}) n`);
      const rough = async () => (await tablesIn(client)).find(({ name }) => name === 'mail_allowances')?.roughRows ?? 0;
      await client.query('alter table mail_allowances set (autovacuum_enabled = off)');
      expect(await rough()).to.equal(0);
      await insert(0);
      expect(await rough()).to.be.within(rows / 3, rows * 3);
      await client.query('analyze mail_allowances');
      await insert(rows);
      expect(await rough()).to.be.within(1.8 * rows, 2.2 * rows);
    } finally {
      await client.end();
      await close();
    }
  });
});
