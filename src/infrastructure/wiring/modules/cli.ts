import { ContainerModule } from 'inversify';
import { SeedDemo } from '../../../application/demo/seed-demo.ts';
import { ListJobs } from '../../../application/jobs/list-jobs.ts';
import { RetryJob } from '../../../application/jobs/retry-job.ts';
import { providing } from '../binding.ts';
import { accounts } from '../tokens/account-tokens.ts';
import { audit } from '../tokens/audit-tokens.ts';
import { cli, demo } from '../tokens/cli-tokens.ts';
import { jobs } from '../tokens/job-tokens.ts';
import { kernel, tasks } from '../tokens/tokens.ts';

/** What the command line runs, out of the same parts as the server. */
export const cliModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(cli.tasks, [accounts.operatorUseCases, tasks.useCases, kernel.purgeDeleted], ({ find }, useCases, purge) => ({
    find,
    tasks: useCases,
    purge,
  }));
  provide(cli.audit, [accounts.operatorUseCases, audit.log], ({ find }, log) => ({ find, log }));
  provide(
    cli.jobs,
    [jobs.ledger, audit.log, kernel.operator, kernel.clock, kernel.ids],
    (ledger, log, operator, clock, ids) => ({
      list: new ListJobs(ledger),
      retry: new RetryJob({ ledger, audit: log, operator, clock, ids }),
    }),
  );
  provide(
    cli.seed,
    [demo.store, audit.log, kernel.operator, kernel.clock, kernel.ids, kernel.config],
    (store, log, operator, clock, ids, { environment }) => ({
      seed: new SeedDemo({ store, audit: log, operator, clock, ids }),
      isProduction: environment === 'production',
    }),
  );
});
