import { expect } from 'chai';
import { sql } from 'kysely';
import { ResultAsync } from 'neverthrow';
import { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import { MikroUnitOfWork } from '../../../src/adapters/persistence/mikro-orm/mikro-unit-of-work.ts';
import { MikroTasks } from '../../../src/adapters/persistence/mikro-orm/tasks/mikro-tasks.ts';
import { isUnavailable } from '../../../src/adapters/persistence/mikro-orm/unavailable.ts';
import type { TaskId } from '../../../src/domain/tasks/task.ts';
import { migratedDatabase, newOwnerIn } from '../../support/both-stores.ts';
import { until } from '../../support/embedded-postgres.ts';
import { inTime } from '../../support/in-time.ts';
import { draftOf } from '../../support/tasks.ts';
import { Wire } from '../../support/wire.ts';

const allNewest = { filter: {}, sort: { field: 'createdAt', descending: true } } as const;

type Work = Promise<unknown> | ResultAsync<unknown, unknown>;

/** What work fails with. */
const failureOf = (work: Work): Promise<unknown> =>
  Promise.resolve(work).then(
    () => undefined,
    (failure: unknown) => failure,
  );

/** What work that has just begun fails with, within 2 s. */
const soonFailureOf = (work: Work): Promise<unknown> => inTime(2000, () => failureOf(work));

describe('a database that goes away', () => {
  let opened: Awaited<ReturnType<typeof migratedDatabase>>;
  let wire: Wire;
  let database: Database;
  let owner: string;
  before(async () => {
    opened = await migratedDatabase();
    owner = await newOwnerIn(opened.database);
  });
  after(() => opened.close());
  const open = async (options: { poolSize?: number; queryTimeout?: number } = {}): Promise<void> => {
    wire = await Wire.to(opened.fresh);
    database = Database.open({ connection: { ...opened.fresh.connection, ...wire.address }, ...options });
  };
  afterEach(async () => {
    await wire.restore();
    await database.close();
    await wire.close();
  });

  /** Every way that the product goes to its database. */
  const ways = () => {
    const tasks = new MikroTasks(database);
    const unit = new MikroUnitOfWork(database, tasks);
    const add = () => tasks.add(draftOf(owner));
    return {
      'a read': () => tasks.ofOwner(owner, 1 as TaskId),
      'a write': add,
      'a transaction': () => unit.run(() => ResultAsync.fromSafePromise(add())),
      'a query of another kind': () => sql`select 1`.execute(database.kysely()),
      'a read that may lag': () => sql`select 1`.execute(database.kyselyForReads()),
    };
  };
  const useAll = (): Promise<unknown> => Promise.all(Object.values(ways()).map((way) => way()));
  /** How many queries sleep in the database, asked by another way. */
  const sleepers = async (): Promise<number> => {
    const question = sql<{ n: number }>`select count(*) as n from pg_stat_activity
      where datname = current_database() and state = 'active' and query like 'select pg_sleep%'`;
    return (await question.execute(opened.database.kysely())).rows[0]?.n ?? 0;
  };
  const expectRefusals = async (failures: readonly Promise<unknown>[]): Promise<void> => {
    for (const error of await Promise.all(failures)) expect(isUnavailable(error), String(error)).to.equal(true);
  };

  it('without a word is given up within 2 s, by any number of callers, and used again when it is back', async () => {
    await open({ poolSize: 6 });
    await useAll();
    wire.silence();
    const callers = Array.from({ length: 8 }, () => Object.values(ways())).flat();
    await expectRefusals(callers.map((way) => soonFailureOf(way())));
    await expectRefusals(Object.values(ways()).map((way) => soonFailureOf(way())));
    await wire.restore();
    await useAll();
    expect(database.statistics.waiting).to.equal(0);
  });

  it('and refuses connections is given up at once, and used again when it is back', async () => {
    await open({ poolSize: 6 });
    await useAll();
    await wire.cut();
    for (let round = 0; round < 3; round += 1)
      for (const way of Object.values(ways())) await expectRefusals([soonFailureOf(way())]);
    await wire.restore();
    await useAll();
  });

  it('in the midst of queries ends them, and loses no connection for ever', async () => {
    await open({ poolSize: 6 });
    const unit = new MikroUnitOfWork(database, undefined);
    const sleep = () => ResultAsync.fromSafePromise(sql`select pg_sleep(60)`.execute(database.kysely()));
    for (let round = 0; round < 4; round += 1) {
      const running = Array.from({ length: 4 }, (_, i) => (i % 2 === 0 ? sleep() : unit.run(sleep)));
      await until(async () => (await sleepers()) === 4 * (round + 1));
      const endings = running.map(soonFailureOf);
      await wire.cut();
      await expectRefusals(endings);
      await wire.restore();
    }
    await Promise.all(Array.from({ length: 20 }, useAll));
    expect(database.statistics.total).to.be.at.most(4);
  });

  it('under an open transaction undoes it, and the next one works', async () => {
    await open({ poolSize: 1 });
    const { total: before } = await new MikroTasks(database).page(owner, allNewest, { limit: 1, offset: 0 });
    const tasks = new MikroTasks(database);
    for (let round = 0; round < 3; round += 1) {
      const error = await failureOf(
        database.transaction(async () => {
          await tasks.add(draftOf(owner));
          await sql`select pg_terminate_backend(pg_backend_pid())`.execute(database.kysely());
        }),
      );
      expect(isUnavailable(error), String(error)).to.equal(true);
    }
    expect((await tasks.page(owner, allNewest, { limit: 1, offset: 0 })).total).to.equal(before);
  });

  it('does not keep the product from closing', async () => {
    await open();
    await useAll();
    wire.silence();
    expect(await soonFailureOf(database.close())).to.equal(undefined);
  });

  it('has not gone away while a query is merely slow', async () => {
    await open();
    const began = performance.now();
    await sql`select pg_sleep(1.5)`.execute(database.kysely());
    expect(performance.now() - began).to.be.above(1400);
  });

  it('need not: a statement that takes too long is ended, and its connection used again', async () => {
    await open({ poolSize: 1, queryTimeout: 1000 });
    const began = performance.now();
    await expectRefusals([soonFailureOf(sql`select pg_sleep(60)`.execute(database.kysely()))]);
    expect(performance.now() - began).to.be.at.least(1000);
    await useAll();
  });

  it('on one connection only is found out by the time that a query may take', async () => {
    await open({ poolSize: 1, queryTimeout: 1000 });
    await useAll();
    wire.silencePresent();
    const error = await failureOf(sql`select 1`.execute(database.kysely()));
    expect(error).to.include({ name: 'QueryTimedOut' });
    expect(isUnavailable(error)).to.equal(true);
    await useAll();
  });
});
