import { sql } from 'kysely';
import type { JobResult, PgBoss } from 'pg-boss';
import type {
  JobFacts,
  JobFilter,
  JobHandler,
  JobKind,
  JobLedger,
  JobQueue,
  JobRunner,
  JobSortField,
  JobState,
  JobView,
} from '../../application/jobs/ports.ts';
import type { Lists } from '../../application/kernel/listing.ts';
import type { Log } from '../../application/kernel/log.ts';
import type { Meters } from '../../application/kernel/meters.ts';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { Address } from '../persistence/mikro-orm/connection/client-config.ts';
import type { Database } from '../persistence/mikro-orm/database.ts';
import { describeFailure } from './describe-failure.ts';
import { jobsSchema, jobsTable, PgBossJobLists, stateOf } from './pg-boss-job-lists.ts';
import { queueConnection } from './queue-connection.ts';

interface Parts {
  readonly address: Address;
  readonly database: Database;
  /** Every kind that is ever added or run. */
  readonly kinds: readonly JobKind<never>[];
  readonly log: Log;
  readonly meters: Pick<Meters, 'job'>;
  /** Of each kind, in this process. */
  readonly atOnce?: number;
}

const longestPause = 2 * 60 * 60;
const newestFirst = { field: 'createdAt', descending: true } as const;

/** Jobs in PostgreSQL, in a schema of their own: added in the caller's transaction, run by whichever process is free. */
export class PgBossJobs implements JobQueue, JobRunner, JobLedger {
  readonly lists: Lists<JobView, JobSortField, JobFilter>;
  readonly #parts: Parts;
  #adding: Promise<PgBoss> | undefined;
  #running: PgBoss | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.lists = new PgBossJobLists(parts.database, () => this.install());
  }

  async add<F extends JobFacts>(kind: JobKind<F>, facts: F, when?: { readonly after: Instant }): Promise<void> {
    const boss = await this.#forAdding();
    const { fromKysely } = await import('pg-boss');
    const db = fromKysely(this.#parts.database.kysely());
    const id = await boss.send(kind.name, facts, { db, ...(when === undefined ? {} : { startAfter: when.after }) });
    if (id === null) throw new Error(`the job ${kind.name} was not added`);
  }

  /** Makes or updates the schema and the queues; any number of processes may do so at once. */
  async install(): Promise<void> {
    await this.#forAdding();
  }

  async start(handlers: readonly JobHandler<never>[]): Promise<void> {
    const boss = await this.#open({ supervise: true, schedule: true, useListenNotify: true });
    this.#running = boss;
    for (const handler of handlers) await this.#work(boss, handler as unknown as JobHandler<JobFacts>);
  }

  async stop(waitMilliseconds: number): Promise<void> {
    const adding = this.#adding;
    this.#adding = undefined;
    await this.#running?.stop({ graceful: true, timeout: waitMilliseconds });
    this.#running = undefined;
    await (await adding)?.stop({ graceful: false });
  }

  async list(filter: JobFilter, limit: number): Promise<readonly JobView[]> {
    const { items } = await this.lists.page({ filter, sort: newestFirst }, { limit, offset: 0 });
    return items;
  }

  async counts(): Promise<Readonly<Record<JobState, number>>> {
    await this.#forAdding();
    const { rows } = await sql<{ state: string; count: number }>`
      select state::text as state, count(*) as count from ${jobsTable}
      where name not like '\\_\\_pgboss%' group by state`.execute(this.#parts.database.kysely());
    const counts = { waiting: 0, running: 0, done: 0, dead: 0, cancelled: 0 };
    for (const { state, count } of rows) counts[stateOf(state)] += count;
    return counts;
  }

  async retry(id: string): Promise<boolean> {
    const boss = await this.#forAdding();
    const { rows } = await sql<{ name: string }>`
      select name from ${jobsTable} where id::text = ${id} and state::text = 'failed'`.execute(
      this.#parts.database.kysely(),
    );
    const [dead] = rows;
    if (dead === undefined) return false;
    await boss.retry(dead.name, id);
    return true;
  }

  #forAdding(): Promise<PgBoss> {
    if (this.#running !== undefined) return Promise.resolve(this.#running);
    this.#adding ??= this.#open({ supervise: false, schedule: false }).catch((failure: unknown) => {
      this.#adding = undefined;
      throw failure;
    });
    return this.#adding;
  }

  async #open(
    mode: Pick<ConstructorParameters<typeof PgBoss>[0] & object, 'supervise' | 'schedule' | 'useListenNotify'>,
  ): Promise<PgBoss> {
    const { address, kinds, log } = this.#parts;
    const { PgBoss } = await import('pg-boss');
    const boss = new PgBoss({
      ...queueConnection(address),
      application_name: 'mainstay jobs',
      schema: jobsSchema,
      max: mode.supervise ? 3 : 1,
      ...mode,
    });
    boss.on('error', (error) => log.warn('the job queue has trouble', { reason: describeFailure(error) }));
    await boss.start();
    for (const { name, retries, limitSeconds } of kinds) {
      const options = {
        retryLimit: retries,
        retryBackoff: true,
        retryDelay: 5,
        retryDelayMax: longestPause,
        expireInSeconds: limitSeconds,
        notify: true,
      };
      if ((await boss.getQueue(name)) === null) await boss.createQueue(name, options);
      else await boss.updateQueue(name, options);
    }
    return boss;
  }

  async #work(boss: PgBoss, { kind, run }: JobHandler<JobFacts>): Promise<void> {
    const { atOnce = 5 } = this.#parts;
    const polling = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 };
    const options = { ...polling, batchSize: atOnce, burstWhenBatchFull: true, perJobResults: true } as const;
    await boss.work<JobFacts>(kind.name, options, (jobs) =>
      Promise.all(jobs.map(({ id, data }) => this.#runOne(kind, id, () => run(data, { id })))),
    );
    if (kind.schedule !== undefined) await boss.schedule(kind.name, kind.schedule, {}, { tz: 'UTC' });
  }

  async #runOne({ name }: JobKind<JobFacts>, id: string, run: () => Promise<void>): Promise<JobResult> {
    const { log, meters } = this.#parts;
    const began = performance.now();
    try {
      await run();
      meters.job(name, 'completed', performance.now() - began);
      return { id, status: 'completed' };
    } catch (error) {
      meters.job(name, 'failed', performance.now() - began);
      log.error('a job failed', error, { job: name, jobId: id });
      return { id, status: 'failed', output: { message: describeFailure(error) } };
    }
  }
}
