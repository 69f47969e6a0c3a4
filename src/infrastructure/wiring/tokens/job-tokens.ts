import type { JobHandler, JobHold, JobKind, JobLedger, JobQueue, JobRunner } from '../../../application/jobs/ports.ts';
import type { JobUseCases } from '../../../application/jobs/use-cases.ts';
import { token } from '../binding.ts';

export const jobs = {
  queue: token<JobQueue>('JobQueue'),
  runner: token<JobRunner>('JobRunner'),
  ledger: token<JobLedger>('JobLedger'),
  hold: token<JobHold>('JobHold'),
  useCases: token<JobUseCases>('use cases of jobs'),
  /** Bound once per kind of job, by the feature whose work it is. */
  kinds: token<JobKind<never>>('JobKind'),
  handlers: token<JobHandler<never>>('JobHandler'),
  /** Adds what has to be done once after a process has started, whichever process does it then. */
  atStart: token<() => Promise<void>>('what is added at each start'),
};
