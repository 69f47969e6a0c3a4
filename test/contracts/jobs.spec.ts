import { expect } from 'chai';
import { MemoryJobs } from '../../src/adapters/jobs/memory-jobs.ts';
import { PgBossJobs } from '../../src/adapters/jobs/pg-boss-jobs.ts';
import { MemoryDatabase } from '../../src/adapters/persistence/memory/kernel/memory-database.ts';
import type { JobKind, JobLedger, JobQueue, JobRunner } from '../../src/application/jobs/ports.ts';
import type { Clock } from '../../src/application/kernel/clock.ts';
import { instantOf, after as later } from '../../src/domain/kernel/instant.ts';
import { migratedDatabase } from '../support/both-stores.ts';
import { capturedLog } from '../support/captured-log.ts';
import { eventually } from '../support/eventually.ts';
import { ManualClock } from '../support/manual-clock.ts';

const greet: JobKind<{ readonly whom: string }> = { name: 'greet', retries: 2, limitSeconds: 30 };
const stubborn: JobKind<{ readonly whom: string }> = { name: 'stubborn', retries: 0, limitSeconds: 30 };

interface Jobs {
  readonly queue: JobQueue & JobRunner & JobLedger;
  transaction<T>(work: () => Promise<T>): Promise<T>;
  readonly clock: Clock;
  /** Runs what is due now, where that does not happen by itself. */
  run(): Promise<void>;
}

const suites: Record<string, () => Promise<Jobs & { close(): Promise<void> }>> = {
  memory: async () => {
    const database = new MemoryDatabase();
    const clock = new ManualClock();
    const queue = new MemoryJobs(database, clock);
    const transaction: Jobs['transaction'] = (work) => database.transaction(work);
    return { queue, transaction, clock, run: () => queue.runDue(), close: async () => {} };
  },
  PostgreSQL: async () => {
    const { database, fresh, close } = await migratedDatabase();
    const { log } = capturedLog();
    const kinds = [greet, stubborn];
    const queue = new PgBossJobs({ address: fresh.connection, database, kinds, log, meters: { job: () => {} } });
    const transaction: Jobs['transaction'] = (work) => database.transaction(work);
    const stop = async () => {
      await queue.stop(1_000);
      await close();
    };
    return { queue, transaction, clock: { now: () => instantOf(Date.now()) }, run: async () => {}, close: stop };
  },
};

for (const [name, open] of Object.entries(suites))
  describe(`jobs, in ${name}`, function () {
    this.timeout(30_000);
    let jobs: Awaited<ReturnType<typeof open>> | undefined;
    const ran: string[] = [];
    const failing = new Set<string>();
    const opened = () => jobs ?? expect.fail('the suite is not open');
    before(async () => {
      jobs = await open();
      const run = async ({ whom }: { readonly whom: string }) => {
        ran.push(whom);
        if (failing.has(whom)) throw Object.assign(new Error(`${whom}@example.com is away`), { responseCode: 450 });
      };
      await jobs.queue.start([
        { kind: greet, run },
        { kind: stubborn, run },
      ]);
    });
    after(() => jobs?.close());

    it('run once with what they were told', async () => {
      const { queue, run } = opened();
      await queue.add(greet, { whom: 'ada' });
      await run();
      await eventually(() => expect(ran).to.include('ada'));
      await eventually(async () => {
        const [job] = await queue.list({ kind: 'greet' }, 1);
        expect(job).to.deep.include({ kind: 'greet', state: 'done', facts: { whom: 'ada' }, failure: null });
        expect(job?.createdAt).to.match(/^\d{4}-.*\.\d{3}Z$/);
      });
    });

    it('exist exactly if the transaction that added them commits', async () => {
      const { queue, run, transaction } = opened();
      await transaction(async () => {
        await queue.add(greet, { whom: 'never' });
        throw new Error('rolled back');
      }).catch(() => {});
      await transaction(() => queue.add(greet, { whom: 'surely' }));
      await run();
      await eventually(() => expect(ran).to.include('surely'));
      expect(ran).not.to.include('never');
      expect(JSON.stringify(await queue.list({}, 50))).not.to.include('never');
    });

    it('wait for their time', async () => {
      const { queue, run, clock } = opened();
      await queue.add(greet, { whom: 'later' }, { after: later(clock.now(), { hours: 1 }) });
      await run();
      const [waiting] = await queue.list({ state: 'waiting' }, 10);
      expect(waiting?.facts).to.deep.equal({ whom: 'later' });
      expect(ran).not.to.include('later');
    });

    it('that fail to the last are dead, say why without quoting anybody, and run again when told to', async () => {
      const { queue, run } = opened();
      failing.add('grace');
      await queue.add(stubborn, { whom: 'grace' });
      await run();
      const dead = () => queue.list({ state: 'dead', kind: 'stubborn' }, 10);
      await eventually(async () => expect(await dead()).to.have.length(1));
      const [job] = await dead();
      expect(job).to.include({ state: 'dead', failure: 'Error 450' });
      failing.delete('grace');
      expect(await queue.retry(job?.id ?? '')).to.equal(true);
      await run();
      await eventually(() => expect(ran.filter((whom) => whom === 'grace')).to.have.length(2), 15_000);
      await eventually(async () => expect(await dead()).to.have.length(0));
    });

    it('are counted by state', async () => {
      const { queue } = opened();
      const counts = await queue.counts();
      expect(counts.done).to.be.at.least(2);
      expect(counts).to.include.keys('waiting', 'running', 'dead', 'cancelled');
    });

    it('that are not dead are not run again', async () => {
      const { queue } = opened();
      expect(await queue.retry('00000000-0000-0000-0000-000000000000')).to.equal(false);
    });

    it('that fail are tried again', async () => {
      const { queue, run } = opened();
      failing.add('alan');
      await queue.add(greet, { whom: 'alan' });
      await run();
      await eventually(() => expect(ran).to.include('alan'));
      await eventually(async () => {
        const waiting = await queue.list({ state: 'waiting', kind: 'greet' }, 10);
        expect(waiting.filter(({ facts }) => facts['whom'] === 'alan')).to.have.length(1);
      });
    });
  });

describe('jobs of several processes', function () {
  this.timeout(60_000);

  it('are each run by one of them', async () => {
    const { database, fresh, close } = await migratedDatabase();
    const { log } = capturedLog();
    const parts = { address: fresh.connection, database, kinds: [greet], log, meters: { job: () => {} } };
    const ran: string[] = [];
    const processes = [0, 1, 2].map(() => new PgBossJobs({ ...parts, atOnce: 3 }));
    try {
      await Promise.all(
        processes.map((one, index) =>
          one.start([
            { kind: greet, run: async ({ whom }: { readonly whom: string }) => void ran.push(`${whom} by ${index}`) },
          ]),
        ),
      );
      const all = Array.from({ length: 60 }, (_, index) => `job ${index}`);
      await Promise.all(all.map((whom) => processes[0]?.add(greet, { whom })));
      await eventually(() => expect(ran.length).to.be.at.least(60), 30_000);
      await Promise.all(processes.map((one) => one.stop(5_000)));
      expect(ran.map((each) => each.split(' by ')[0]).sort()).to.deep.equal([...all].sort());
    } finally {
      await Promise.all(processes.map((one) => one.stop(1_000)));
      await close();
    }
  });
});
