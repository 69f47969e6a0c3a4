import { type RawBuilder, sql } from 'kysely';
import type { JobFacts, JobFilter, JobSortField, JobState, JobView } from '../../application/jobs/ports.ts';
import type { Listing, Lists, Position, Slice } from '../../application/kernel/listing.ts';
import type { Page, Window } from '../../application/kernel/page.ts';
import type { Database } from '../persistence/mikro-orm/database.ts';
import { foundIn } from '../persistence/mikro-orm/resource/search.ts';

export const jobsSchema = 'jobs';
export const jobsTable = sql.table(`${jobsSchema}.job`);

const states: Record<JobState, readonly string[]> = {
  waiting: ['created', 'retry'],
  running: ['active'],
  done: ['completed'],
  dead: ['failed'],
  cancelled: ['cancelled'],
};

export const stateOf = (state: string): JobState =>
  (Object.keys(states) as JobState[]).find((name) => states[name].includes(state)) ?? 'waiting';

interface Row extends Omit<JobView, 'state' | 'facts' | 'failure'> {
  readonly state: string;
  readonly data: JobFacts | null;
  readonly output: { readonly message?: string } | null;
}

/** Cursors hold milliseconds. */
const createdAt = sql`date_trunc('milliseconds', created_on)`;

/** Jobs as operators look for them: long reads. */
export class PgBossJobLists implements Lists<JobView, JobSortField, JobFilter> {
  readonly #database: Database;
  readonly #ready: () => Promise<void>;

  constructor(database: Database, ready: () => Promise<void>) {
    this.#database = database;
    this.#ready = ready;
  }

  async page({ filter, sort }: Listing<JobSortField, JobFilter>, window: Window): Promise<Page<JobView>> {
    const fits = matching(filter);
    const items = await this.#rows(fits, sort.descending, window);
    const { rows } = await sql<{ total: number }>`select count(*) as total from ${jobsTable} where ${fits}`.execute(
      this.#database.kyselyForReads(),
    );
    return { items, total: rows[0]?.total ?? 0 };
  }

  async walk(
    { filter, sort: { descending } }: Listing<JobSortField, JobFilter>,
    { value, id }: Position,
    limit: number,
  ): Promise<Slice<JobView>> {
    const beyond = descending ? sql`<` : sql`>`;
    const after = sql`(${createdAt}, id::text) ${beyond} (${value}::timestamptz, ${id})`;
    const items = await this.#rows(sql`${matching(filter)} and ${after}`, descending, { limit: limit + 1, offset: 0 });
    return { items: items.slice(0, limit), more: items.length > limit };
  }

  async #rows(fits: RawBuilder<unknown>, descending: boolean, { limit, offset }: Window): Promise<readonly JobView[]> {
    await this.#ready();
    const direction = descending ? sql`desc` : sql`asc`;
    const { rows } = await sql<Row>`
      select id, name as kind, state::text as state, data, retry_count as attempts,
        ${createdAt} as "createdAt", completed_on as "endedAt", output
      from ${jobsTable} where ${fits}
      order by ${createdAt} ${direction}, id::text ${direction} limit ${limit}::int offset ${offset}::bigint`.execute(
      this.#database.kyselyForReads(),
    );
    return rows.map(({ data, output, ...row }) => ({
      ...row,
      state: stateOf(row.state),
      facts: data ?? {},
      failure: output?.message ?? null,
    }));
  }
}

function matching({ state, kind, search }: JobFilter): RawBuilder<unknown> {
  const ofState = state === undefined ? sql`true` : sql`state::text in (${sql.join(states[state])})`;
  const ofKind = kind === undefined ? sql`name not like '\\_\\_pgboss%'` : sql`name = ${kind}`;
  if (search === undefined) return sql`${ofState} and ${ofKind}`;
  const found = sql`(${foundIn([sql.ref('name'), sql`output->>'message'`], search)} or id::text = ${search})`;
  return sql`${ofState} and ${ofKind} and ${found}`;
}
