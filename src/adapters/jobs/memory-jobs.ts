import { randomUUID } from 'node:crypto';
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
import type { Clock } from '../../application/kernel/clock.ts';
import type { Lists } from '../../application/kernel/listing.ts';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { MemoryDatabase, MemoryTable } from '../persistence/memory/kernel/memory-database.ts';
import { MemoryLists } from '../persistence/memory/kernel/memory-lists.ts';
import { found } from '../persistence/memory/resource/search.ts';
import { describeFailure } from './describe-failure.ts';

interface Row extends JobView {
  readonly due: Instant;
  readonly retries: number;
}

/** Jobs in the process, run when `runDue` is called: tests decide when time has passed. */
export class MemoryJobs implements JobQueue, JobRunner, JobLedger {
  readonly lists: Lists<JobView, JobSortField, JobFilter>;
  readonly #database: MemoryDatabase;
  readonly #clock: Clock;
  readonly #rows: MemoryTable<string, Row>;
  readonly #handlers = new Map<string, JobHandler<JobFacts>>();

  constructor(database: MemoryDatabase, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
    this.#rows = database.table();
    this.lists = new MemoryLists({ matching: (filter) => this.#matching(filter), isOfWords: () => false });
  }

  add<F extends JobFacts>(kind: JobKind<F>, facts: F, when?: { readonly after: Instant }): Promise<void> {
    return this.#database.write(() => {
      const now = this.#clock.now();
      const id = randomUUID();
      const view = { id, kind: kind.name, facts: JSON.parse(JSON.stringify(facts)), createdAt: now };
      const fresh = { state: 'waiting', attempts: 0, endedAt: null, failure: null } as const;
      this.#rows.set(id, { ...view, ...fresh, due: when?.after ?? now, retries: kind.retries });
    });
  }

  async install(): Promise<void> {}

  async start(handlers: readonly JobHandler<never>[]): Promise<void> {
    for (const handler of handlers) this.#handlers.set(handler.kind.name, handler as unknown as JobHandler<JobFacts>);
  }

  async stop(): Promise<void> {
    this.#handlers.clear();
  }

  /** Runs what is due, and what that adds, until nothing is; a job that fails waits for the next call. */
  async runDue(): Promise<void> {
    const tried = new Set<string>();
    for (;;) {
      const due = this.#rows
        .all()
        .filter(({ kind, id }) => this.#handlers.has(kind) && !tried.has(id))
        .find(({ state, due: moment }) => state === 'waiting' && moment <= this.#clock.now());
      const handler = due && this.#handlers.get(due.kind);
      if (due === undefined || handler === undefined) return;
      tried.add(due.id);
      await this.#run(due, handler);
    }
  }

  async list(filter: JobFilter, limit: number): Promise<readonly JobView[]> {
    return [...(await this.#matching(filter))].reverse().slice(0, limit);
  }

  #matching({ state, kind, search }: JobFilter): Promise<readonly JobView[]> {
    return this.#database.read(() =>
      this.#rows
        .all()
        .filter((row) => (state === undefined || row.state === state) && (kind === undefined || row.kind === kind))
        .filter((row) => search === undefined || row.id === search || found(search, [row.kind, row.failure]))
        .map(({ due: _, retries: __, ...view }) => view),
    );
  }

  counts(): Promise<Readonly<Record<JobState, number>>> {
    return this.#database.read(() => {
      const counts = { waiting: 0, running: 0, done: 0, dead: 0, cancelled: 0 };
      for (const { state } of this.#rows.all()) counts[state] += 1;
      return counts;
    });
  }

  retry(id: string): Promise<boolean> {
    return this.#database.write(() => {
      const row = this.#rows.get(id);
      if (row?.state !== 'dead') return false;
      this.#rows.set(id, { ...row, state: 'waiting', attempts: 0, endedAt: null });
      return true;
    });
  }

  async #run(row: Row, handler: JobHandler<JobFacts>): Promise<void> {
    try {
      await handler.run(row.facts, { id: row.id });
      await this.#put({ ...row, state: 'done', endedAt: this.#clock.now() });
    } catch (error) {
      const attempts = row.attempts + 1;
      const state = attempts > row.retries ? 'dead' : 'waiting';
      const endedAt = state === 'dead' ? this.#clock.now() : null;
      await this.#put({ ...row, attempts, state, endedAt, failure: describeFailure(error) });
    }
  }

  #put(row: Row): Promise<void> {
    return this.#database.write(() => this.#rows.set(row.id, row));
  }
}
