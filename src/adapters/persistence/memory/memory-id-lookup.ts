import type { JobLedger } from '../../../application/jobs/ports.ts';
import type { IdLookup, IdsFound, NamedThing } from '../../../application/kernel/id-lookup.ts';
import { filesTable } from '../tables/files-table.ts';
import { paymentsTable } from '../tables/payments-table.ts';
import { usersTable } from '../tables/users-table.ts';
import { webhookDeliveriesTable } from '../tables/webhook-deliveries-table.ts';
import { webhookEndpointsTable } from '../tables/webhook-endpoints-table.ts';
import type { MemoryDatabase } from './kernel/memory-database.ts';

const tables = {
  ...{ user: usersTable, payment: paymentsTable, file: filesTable },
  ...{ webhook: webhookEndpointsTable, delivery: webhookDeliveriesTable },
};

export class MemoryIdLookup implements IdLookup {
  readonly #database: MemoryDatabase;
  readonly #jobs: Pick<JobLedger, 'list'>;

  constructor(database: MemoryDatabase, jobs: Pick<JobLedger, 'list'>) {
    this.#database = database;
    this.#jobs = jobs;
  }

  async beginningWith(thing: NamedThing, beginning: string): Promise<IdsFound> {
    const ids = (await this.#idsOf(thing)).filter((id) => id.startsWith(beginning)).sort();
    return { total: ids.length, first: ids[0] };
  }

  async #idsOf(thing: NamedThing): Promise<string[]> {
    const rows =
      thing === 'job'
        ? await this.#jobs.list({}, Number.MAX_SAFE_INTEGER)
        : await this.#database.read(() => this.#database.named<{ readonly id: string }>(tables[thing].name).all());
    return rows.map(({ id }) => id);
  }
}
