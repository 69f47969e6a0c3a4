import { expect } from 'chai';
import { sql } from 'kysely';
import { onBehalfOf } from '../../../../src/adapters/persistence/mikro-orm/connection/requester.ts';
import { sharesOf } from '../../../../src/adapters/persistence/mikro-orm/connection/shares.ts';
import { Database } from '../../../../src/adapters/persistence/mikro-orm/database.ts';
import { type Extent, Statement } from '../../../../src/adapters/persistence/mikro-orm/statement.ts';
import { migratedDatabase } from '../../../support/both-stores.ts';
import { until } from '../../../support/embedded-postgres.ts';

interface Sleep {
  readonly mark: string;
  readonly seconds: number;
}
const sleeping = (extent: Extent) =>
  new Statement(
    (queries, given: Sleep) =>
      queries.selectNoFrom(sql<string>`${given.mark}::text || pg_sleep(${given.seconds}::float8)`.as('mark')),
    extent,
  );
const [reserved, short, long] = [sleeping('reserved'), sleeping('short'), sleeping('long')];

const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 10, 20];

describe('the shares of a pool', () => {
  for (const size of sizes)
    it(`fit into ${size} connections, and from three on leave one to writes whatever else runs`, () => {
      const { shared, reserved: kept, exclusive, writes, longReads, exports } = sharesOf(size);
      expect(shared + kept + exclusive).to.equal(size);
      for (const { concurrent, perRequester } of [writes, longReads, exports]) {
        expect(concurrent).to.be.within(1, exclusive);
        expect(perRequester).to.be.within(1, concurrent);
      }
      if (size < 3) return;
      expect(exclusive - longReads.concurrent - exports.concurrent).to.be.at.least(1);
      expect([longReads.perRequester, exports.perRequester]).to.deep.equal([1, 1]);
    });
});

for (const poolSize of [3, 10])
  describe(`a database with ${poolSize} connections`, () => {
    let opened: Awaited<ReturnType<typeof migratedDatabase>>;
    let database: Database;
    before(async () => {
      opened = await migratedDatabase();
    });
    after(() => opened.close());
    beforeEach(async () => {
      database = Database.open({ connection: opened.fresh.connection, poolSize });
    });
    afterEach(() => database.close());

    const endOf = (work: Promise<unknown>): Promise<unknown> =>
      work.then(
        () => 'answered',
        (error: Error) => error.name,
      );
    /** How many queries with that mark PostgreSQL works at, asked by another way. */
    const atWork = async (mark: string): Promise<number> => {
      const question = sql<{ n: number }>`select count(*) as n from pg_stat_activity a
        where datname = current_database() and state = 'active' and pid <> pg_backend_pid()
        and query like 'select $1::text || pg_sleep%' and application_name = ${mark}`;
      return (await question.execute(opened.database.kysely())).rows[0]?.n ?? 0;
    };
    const sleepers = (): Promise<number> => atWork('mainstay');
    const write = () => sql`select 1`.execute(database.kysely());
    const quick = (statement: typeof short) => database.run(statement, { mark: 'quick', seconds: 0 });

    it('lets neither writes nor short nor reserved reads wait behind anybody’s long reads', async () => {
      const asked = Array.from({ length: 40 }, (_, i) =>
        endOf(onBehalfOf(`user-${i % 8}`, () => database.run(long, { mark: 'slow', seconds: 30 }))),
      );
      const { concurrent } = sharesOf(poolSize).longReads;
      await until(async () => (await sleepers()) === concurrent);
      for (let round = 0; round < 20; round += 1)
        await Promise.all([write(), quick(short), quick(reserved), database.transaction(write)]);
      expect(await sleepers(), 'they were asleep all the while').to.equal(concurrent);
      expect(new Set(await Promise.all(asked))).to.deep.equal(new Set(['QueryTimedOut', 'Overloaded']));
    });

    it('ends a long read after two seconds, in PostgreSQL too, and goes on', async () => {
      // Anything else may take 10 s: what was begun before and takes nearly as long is still at work by then.
      const write = sql`select pg_sleep(8)`.execute(database.kysely()).then(
        () => 'the write was first',
        () => 'the write was lost',
      );
      const since = performance.now();
      const read = endOf(database.run(long, { mark: 'slow', seconds: 30 }));
      expect(await Promise.race([read, write])).to.equal('QueryTimedOut');
      expect(performance.now() - since).to.be.above(1500);
      await until(async () => (await sleepers()) === 0);
      expect((await quick(long)).rows).to.deep.equal([{ mark: 'quick' }]);
    });

    it('works at one long read of a user at a time', async () => {
      const asked = ['a', 'b', 'c'].map((mark) =>
        endOf(onBehalfOf('one', () => database.run(long, { mark, seconds: 0.1 }))),
      );
      let most = 0;
      let done = false;
      const all = Promise.all(asked).finally(() => {
        done = true;
      });
      while (!done) most = Math.max(most, await sleepers());
      expect(await all).to.deep.equal(['answered', 'answered', 'answered']);
      expect(most).to.be.at.most(1);
    });

    it('makes one export of a user at a time, few in all, and refuses others at once', async () => {
      const ended = Promise.withResolvers<void>();
      const run = (user: string) =>
        endOf(
          onBehalfOf(user, () =>
            database
              .kyselyForExports()
              .transaction()
              .execute(async () => ended.promise),
          ),
        );
      const { concurrent } = sharesOf(poolSize).exports;
      const running = Array.from({ length: concurrent }, (_, n) => run(`user-${n}`));
      await until(() => database.statistics.kinds['exports']?.running === concurrent);
      expect(await run('user-0')).to.equal('Overloaded');
      expect(await run('another')).to.equal('Overloaded');
      await write();
      ended.resolve();
      expect(new Set(await Promise.all(running))).to.deep.equal(new Set(['answered']));
    });

    it('leaves a connection to others however much one user writes', async () => {
      if (poolSize < 8) return;
      const held = Array.from({ length: 30 }, () =>
        endOf(onBehalfOf('one', () => sql`select pg_sleep(0.1)`.execute(database.kysely()))),
      );
      await until(() => database.statistics.kinds['writes']?.running === sharesOf(poolSize).writes.perRequester);
      await onBehalfOf('other', write);
      expect(database.statistics.kinds['writes']?.waiting).to.be.above(0);
      expect(new Set(await Promise.all(held))).to.deep.equal(new Set(['answered']));
    });
  });

describe('connections that many share', () => {
  let opened: Awaited<ReturnType<typeof migratedDatabase>>;
  let database: Database;
  before(async () => {
    opened = await migratedDatabase();
    database = Database.open({ connection: opened.fresh.connection, poolSize: 5 });
  });
  after(async () => {
    await database.close();
    await opened.close();
  });

  it('take a few queries at a time; the others wait here, and are answered in their turn', async () => {
    const asked = Array.from({ length: 300 }, (_, i) => database.run(short, { mark: String(i), seconds: 0 }));
    expect(database.statistics.kinds['short_reads']).to.deep.include({ running: 8, waiting: 292 });
    const answers = await Promise.all(asked);
    expect(answers.map(({ rows }) => rows[0]?.mark)).to.deep.equal(Array.from({ length: 300 }, (_, i) => String(i)));
  });

  it('refuse at once what could only wait beyond a thousand', async () => {
    const ends = await Promise.allSettled(
      Array.from({ length: 1100 }, () => database.run(short, { mark: '', seconds: 0 })),
    );
    const refused = ends.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused.map(({ reason }) => (reason as Error).name)).to.deep.equal(Array(92).fill('Overloaded'));
  });

  it('lose one query to its time alone: its neighbours are answered, on the same connection', async () => {
    const process = new Statement((queries, _: object) =>
      queries.selectNoFrom(sql<number>`pg_backend_pid()`.as('pid')),
    );
    const pid = async () => (await database.run(process, {})).rows[0]?.pid;
    const before = await pid();
    const slow = database.run(short, { mark: 'slow', seconds: 30 }).then(undefined, (error: Error) => error.name);
    const behind = Array.from({ length: 20 }, pid);
    expect(await slow).to.equal('QueryTimedOut');
    expect(await Promise.all(behind)).to.deep.equal(Array(20).fill(before));
  });

  it('give each query its time from when PostgreSQL begins with it', async () => {
    const ends = await Promise.all(
      Array.from({ length: 4 }, (_, i) => database.run(short, { mark: String(i), seconds: 0.7 })),
    );
    expect(ends.map(({ rows }) => rows[0]?.mark)).to.deep.equal(['0', '1', '2', '3']);
  });
});
