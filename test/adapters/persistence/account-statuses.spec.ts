import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { migratedDatabase } from '../../support/both-stores.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { ServerProcess } from '../../support/server-process.ts';
import { sharedClaims, signed } from '../../support/tokens.ts';
import { UnreliableWay } from '../../support/unreliable-way.ts';

describe('who is calling, in processes that share a database', () => {
  const clock = new ManualClock();
  let opened: Awaited<ReturnType<typeof migratedDatabase>>;
  let way: UnreliableWay;
  let processes: [ServerProcess, ServerProcess];
  let token: string;
  let count = 0;

  before(async () => {
    opened = await migratedDatabase();
    const { connection } = opened.fresh;
    way = await UnreliableWay.to({ path: join(`${connection.host}`, `.s.PGSQL.${connection.port ?? 5432}`) });
    const heardBy = { ...connection, ...way.address };
    processes = [
      await new ServerProcess(clock).start(connection, heardBy),
      await new ServerProcess(clock).start(connection, heardBy),
    ];
  });
  after(async () => {
    for (const process of processes) await process.stop();
    await way.close();
    await opened.close();
  });
  const meetAnother = async () => {
    count += 1;
    token = await signed(sharedClaims(clock, { user_id: `user${count}` }));
  };
  beforeEach(meetAnother);

  const operator = async (change: string) =>
    (await opened.database.entityManager()).execute(`update users set ${change} where id = 'user${count}'`);
  const outcomes = () => Promise.all(processes.map((process) => process.outcome(token)));
  /** Asks all the time, as callers do; says how long it took until all processes say the same. */
  const millisecondsUntil = async (expected: string): Promise<number> => {
    const begun = performance.now();
    const passed = () => performance.now() - begun;
    while (passed() < 15_000 && !(await outcomes()).every((outcome) => outcome === expected)) await pause(5);
    return passed();
  };

  it('is one user, when their first requests come to all at once', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, outcomes));
    expect(new Set(all.flat())).to.deep.equal(new Set(['user ada@example.com']));
  });

  it('costs no query, once they are known and notifications arrive', async () => {
    const [first] = processes;
    let queries: number;
    const deadline = performance.now() + 15_000;
    // Longer than anything is kept without notifications; a pause of the whole machine may cost a read, but not each time.
    do {
      await first.outcome(token);
      const before = first.queries.length;
      const end = performance.now() + 1_200;
      while (performance.now() < end) {
        await first.outcome(token);
        await pause(1);
      }
      queries = first.queries.length - before;
    } while (queries > 0 && performance.now() < deadline);
    expect(queries).to.equal(0);
  });

  const changes: [string, string, string][] = [
    ['a lock', 'locked_at = now()', 'account.refused'],
    ['a deletion', 'deleted_at = now(), email = null', 'account.refused'],
    ['another role', `role = 'admin'`, 'admin ada@example.com'],
  ];
  /** Without notifications nothing is kept for a second, as the suite of what is remembered shows; machines may be slow. */
  const ways: [string, () => void, number][] = [
    ['within a second', () => {}, 1_000],
    ['while notifications are cut again and again', () => way.cut(), 2_000],
    ['while notifications are silent', () => way.fallSilent(), 2_000],
  ];
  for (const [name, disturb, limit] of ways)
    for (const [change, sql, expected] of changes)
      it(`feels ${change} by an operator's own SQL ${name}`, async () => {
        let milliseconds = Number.POSITIVE_INFINITY;
        // A pause of the whole machine may cost one round its second, but not each of them.
        for (let round = 1; round <= 5 && milliseconds >= limit; round += 1) {
          await meetAnother();
          way.speak();
          await millisecondsUntil('user ada@example.com');
          const disturbing = setInterval(disturb, 50);
          await pause(120);
          await operator(sql);
          milliseconds = await millisecondsUntil(expected);
          clearInterval(disturbing);
          way.speak();
        }
        expect(milliseconds).to.be.lessThan(limit);
      });

  it('follows a new e-mail in all of them', async () => {
    await millisecondsUntil('user ada@example.com');
    const later = await signed(sharedClaims(clock, { user_id: `user${count}`, email: 'new@example.com' }));
    expect(await processes[0].outcome(later)).to.equal('user new@example.com');
    expect(await processes[0].outcome(later)).to.equal('user new@example.com');
    expect(await processes[1].outcome(later)).to.equal('user new@example.com');
  });
});
