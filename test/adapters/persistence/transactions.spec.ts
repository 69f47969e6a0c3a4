import { expect } from 'chai';
import { sql } from 'kysely';
import { okAsync, ResultAsync } from 'neverthrow';
import type { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import { MikroIdempotentAnswers } from '../../../src/adapters/persistence/mikro-orm/idempotency/mikro-idempotent-answers.ts';
import { MikroUnitOfWork } from '../../../src/adapters/persistence/mikro-orm/mikro-unit-of-work.ts';
import { isUnavailable } from '../../../src/adapters/persistence/mikro-orm/unavailable.ts';
import type { KeptAnswer } from '../../../src/application/kernel/idempotency.ts';
import { migratedDatabase, newOwnerIn } from '../../support/both-stores.ts';
import { ManualClock } from '../../support/manual-clock.ts';

describe('transactions of PostgreSQL', () => {
  let database: Database;
  let close: () => Promise<void>;
  before(async () => {
    ({ database, close } = await migratedDatabase());
    await sql`create table counters (name text primary key, value int not null)`.execute(database.kysely());
    await sql`insert into counters values ('a', 0), ('b', 0)`.execute(database.kysely());
  });
  after(() => close());

  const count = (name: string) =>
    ResultAsync.fromSafePromise(
      sql`update counters set value = value + 1 where name = ${name}`.execute(database.kysely()),
    );
  const values = async (): Promise<number[]> =>
    (await sql<{ value: number }>`select value from counters order by name`.execute(database.kysely())).rows.map(
      ({ value }) => value,
    );
  const answer: KeptAnswer = { status: 201, headers: {}, body: '{}' };

  it('that block each other are both done in the end', async () => {
    const unit = new MikroUnitOfWork(database, undefined);
    let waiting = 2;
    let open: () => void = () => {};
    const bothAreIn = new Promise<void>((resolve) => {
      open = resolve;
    });
    let runs = 0;
    const both = (first: string, second: string) =>
      unit.run(() => {
        runs += 1;
        return count(first)
          .andThen(() => {
            waiting -= 1;
            if (waiting <= 0) open();
            return ResultAsync.fromSafePromise(bothAreIn);
          })
          .andThen(() => count(second));
      });
    const outcomes = await Promise.all([both('a', 'b'), both('b', 'a')]);
    expect(outcomes.map((outcome) => outcome.isOk())).to.deep.equal([true, true]);
    expect(await values()).to.deep.equal([2, 2]);
    // One of the two was chosen as the victim, and began again.
    expect(runs).to.be.above(2);
  });

  it('that fail for another reason run once', async () => {
    let runs = 0;
    const unit = new MikroUnitOfWork(database, undefined);
    const failing = unit.run(() => {
      runs += 1;
      return ResultAsync.fromSafePromise(sql`select 1 / 0`.execute(database.kysely()));
    });
    expect(await failing.then(undefined, (error: unknown) => error)).to.include({ code: '22012' });
    expect(runs).to.equal(1);
  });

  it('whose process dies let go of their key, and of what they wrote', async () => {
    const answers = new MikroIdempotentAnswers(database, new ManualClock());
    const request = { ownerId: await newOwnerIn(database), key: 'key', fingerprint: 'print' };
    const before = await values();
    const dying = answers.once(request, () =>
      count('a').andThen(() =>
        ResultAsync.fromSafePromise(
          sql`select pg_terminate_backend(pg_backend_pid())`.execute(database.kysely()).then(() => answer),
        ),
      ),
    );
    const error = await dying.then(undefined, (failure: unknown) => failure);
    expect(isUnavailable(error), String(error)).to.equal(true);
    expect(await values()).to.deep.equal(before);
    const again = await answers.once(request, () => okAsync(answer));
    expect(again._unsafeUnwrap().replayed).to.equal(false);
  });

  it('that hold a key are seen by other processes', async () => {
    const answers = new MikroIdempotentAnswers(database, new ManualClock());
    const request = { ownerId: await newOwnerIn(database), key: 'key', fingerprint: 'print' };
    const em = await database.entityManager();
    const seen = await answers.once(request, () =>
      ResultAsync.fromSafePromise(
        // As another process would: on a connection of its own, outside this transaction.
        sql<{ free: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(
          ${JSON.stringify([request.ownerId, request.key])}, 0)) as free`
          .execute(em.fork().getKysely())
          .then(({ rows }) => ({ ...answer, body: String(rows[0]?.free) })),
      ),
    );
    expect(seen._unsafeUnwrap().answer.body).to.equal('false');
  });
});
