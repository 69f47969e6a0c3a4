import { expect } from 'chai';
import { sql } from 'kysely';
import { onBehalfOf } from '../../../src/adapters/persistence/mikro-orm/connection/requester.ts';
import { Statement } from '../../../src/adapters/persistence/mikro-orm/statement.ts';
import { MikroTasks } from '../../../src/adapters/persistence/mikro-orm/tasks/mikro-tasks.ts';
import { migratedDatabase, newOwnerIn } from '../../support/both-stores.ts';

const sleep = new Statement((queries, _: object) => queries.selectNoFrom(sql`pg_sleep(0.3)`.as('slept')), 'long');
const newest = { filter: {}, sort: { field: 'createdAt', descending: true } } as const;

describe('a page', () => {
  let opened: Awaited<ReturnType<typeof migratedDatabase>>;
  let tasks: MikroTasks;
  before(async () => {
    opened = await migratedDatabase();
    tasks = new MikroTasks(opened.database);
  });
  after(() => opened.close());

  /** Whether it was answered while a long read of the same user ran, which another long read waits for. */
  const isShort = (owner: string, limit: number): Promise<boolean> =>
    onBehalfOf(owner, async () => {
      let slept = false;
      const sleeping = opened.database.run(sleep, {}).then(() => {
        slept = true;
      });
      await tasks.page(owner, newest, { limit, offset: 0 });
      const before = !slept;
      await sleeping;
      return before;
    });

  const insert = (owner: string, text: string, count: number) =>
    sql`insert into tasks (owner_id, title, description, completed, version, created_at, updated_at)
      select ${owner}, 'T', ${text}, false, 1, now(), now() from generate_series(1, ${count}::int)`.execute(
      opened.database.kysely(),
    );

  it('of up to 100 rows is a short read, one of more a long one', async () => {
    const owner = await newOwnerIn(opened.database);
    expect(await isShort(owner, 100)).to.equal(true);
    expect(await isShort(owner, 101)).to.equal(false);
  });

  it('is a long read where its texts are long, and has them whole', async () => {
    const owner = await newOwnerIn(opened.database);
    // Of each row 655 bytes are a hundredth of 64 KiB: a title of one, and 327 letters of two each.
    await insert(owner, 'é'.repeat(327), 2);
    expect(await isShort(owner, 100)).to.equal(true);
    await insert(owner, 'é'.repeat(328), 1);
    // Also while that is not known: then the short read leaves long texts out.
    for (let time = 0; time < 2; time += 1) expect(await isShort(owner, 100)).to.equal(false);
    const { items } = await tasks.page(owner, newest, { limit: 100, offset: 0 });
    expect(items.map(({ description }) => description?.length).sort()).to.deep.equal([327, 327, 328]);
  });

  it('is a long read for whoever has so much that counting takes a while', async () => {
    const owner = await newOwnerIn(opened.database);
    await sql`insert into tasks (owner_id, title, completed, version, created_at, updated_at)
      select ${owner}, 'T', false, 1, now(), now() from generate_series(1, 5001)`.execute(opened.database.kysely());
    // Also while that is not known: then the short read counts no further.
    for (let time = 0; time < 2; time += 1) expect(await isShort(owner, 5)).to.equal(false);
    expect((await tasks.page(owner, newest, { limit: 5, offset: 0 })).total).to.equal(5001);
  });

  it('is a short read up to 5000 of them, with the whole total', async () => {
    const owner = await newOwnerIn(opened.database);
    await sql`insert into tasks (owner_id, title, completed, version, created_at, updated_at)
      select ${owner}, 'T', n % 2 = 0, 1, now(), now() from generate_series(1, 5000) n`.execute(
      opened.database.kysely(),
    );
    expect(await isShort(owner, 5)).to.equal(true);
    expect((await tasks.page(owner, newest, { limit: 5, offset: 0 })).total).to.equal(5000);
  });
});
