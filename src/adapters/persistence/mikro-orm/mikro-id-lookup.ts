import { sql } from 'kysely';
import type { IdLookup, IdsFound, NamedThing } from '../../../application/kernel/id-lookup.ts';
import type { Database } from './database.ts';

const tables: Readonly<Record<NamedThing, string>> = {
  user: 'users',
  payment: 'payments',
  file: 'files',
  job: 'jobs.job',
  webhook: 'webhook_endpoints',
  delivery: 'webhook_deliveries',
};

export class MikroIdLookup implements IdLookup {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async beginningWith(thing: NamedThing, beginning: string): Promise<IdsFound> {
    const table = tables[thing];
    const queries = this.#database.kysely();
    // The queue makes its own tables when it is first used.
    const { rows: known } = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(
      queries,
    );
    if (known[0]?.there !== true) return { total: 0, first: undefined };
    const { rows } = await sql<{ total: number; first: string | null }>`
      select count(*)::int as total, min(id::text) as first from ${sql.table(table)}
      where starts_with(id::text, ${beginning})`.execute(queries);
    return { total: rows[0]?.total ?? 0, first: rows[0]?.first ?? undefined };
  }
}
