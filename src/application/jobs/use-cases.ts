import type { JobParts } from './job-parts.ts';
import type { JobLedger } from './ports.ts';
import { ReleaseJobs } from './release-jobs.ts';
import { RetryJob } from './retry-job.ts';

/** For operators. */
export interface JobUseCases {
  /** Listing decides nothing: it is asked of the ledger itself. */
  readonly ledger: Pick<JobLedger, 'list' | 'lists' | 'counts'>;
  readonly retry: RetryJob;
  readonly release: ReleaseJobs;
}

export const jobUseCases = (parts: JobParts): JobUseCases => ({
  ledger: parts.ledger,
  retry: new RetryJob(parts),
  release: new ReleaseJobs(parts),
});
