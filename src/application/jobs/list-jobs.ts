import { ResultAsync } from 'neverthrow';
import type { JobLedger, JobState, JobView } from './ports.ts';

export class ListJobs {
  readonly #ledger: Pick<JobLedger, 'list'>;

  constructor(ledger: Pick<JobLedger, 'list'>) {
    this.#ledger = ledger;
  }

  execute(
    filter: { readonly state?: JobState; readonly kind?: string },
    limit: number,
  ): ResultAsync<readonly JobView[], never> {
    return ResultAsync.fromSafePromise(this.#ledger.list(filter, limit));
  }
}
