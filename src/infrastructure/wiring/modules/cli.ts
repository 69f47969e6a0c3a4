import { ContainerModule } from 'inversify';
import { IssueToken } from '../../../application/accounts/operator/issue-token.ts';
import { SeedDemo } from '../../../application/demo/seed-demo.ts';
import { ListJobs } from '../../../application/jobs/list-jobs.ts';
import { RetryJob } from '../../../application/jobs/retry-job.ts';
import { providing } from '../binding.ts';
import { accountParts, audit, jobs, operators } from '../tokens/account-tokens.ts';
import { cli, demo } from '../tokens/cli-tokens.ts';
import { accounts, kernel, tasks } from '../tokens/tokens.ts';

/** What the command line runs, out of the same parts as the server. */
export const cliModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(
    cli.users,
    [operators.find, operators.list, operators.changeAccountStatus, operators.sessions, operators.revokeSessions],
    (find, list, changeAccountStatus, sessions, revokeSessions) => ({
      find,
      list,
      changeAccountStatus,
      sessions,
      revokeSessions,
    }),
  );
  provide(
    cli.accounts,
    [operators.find, operators.create, operators.setPassword, operators.exportUser, operators.remove],
    (find, create, setPassword, exportUser, remove) => ({ find, create, setPassword, exportUser, remove }),
  );
  provide(cli.tasks, [operators.find, tasks.list, kernel.purgeDeleted], (find, list, purge) => ({ find, list, purge }));
  provide(cli.audit, [operators.find, audit.list], (find, list) => ({ find, list }));
  provide(
    cli.jobs,
    [jobs.ledger, audit.log, kernel.operator, kernel.clock, kernel.ids],
    (ledger, log, operator, clock, ids) => ({
      list: new ListJobs(ledger),
      retry: new RetryJob({ ledger, audit: log, operator, clock, ids }),
    }),
  );
  provide(
    cli.issueToken,
    [accountParts.parts, operators.find, accounts.tokenMint],
    (parts, find, mint) => new IssueToken(parts, find, mint),
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
