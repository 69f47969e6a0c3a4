import { ContainerModule } from 'inversify';
import { adminEndpoints } from '../../../adapters/http/v1/admin/endpoints.ts';
import { version } from '../../config/version.ts';
import { providing } from '../binding.ts';
import { accounts } from '../tokens/account-tokens.ts';
import { audit } from '../tokens/audit-tokens.ts';
import { jobs } from '../tokens/job-tokens.ts';
import { payments } from '../tokens/payment-tokens.ts';
import { http } from '../tokens/tokens.ts';

/** What the command line can do, for admins over HTTP. */
export const adminServing = new ContainerModule((options) => {
  const provide = providing(options);
  provide(
    http.v1Endpoints,
    [accounts.operatorUseCases, payments.useCases, audit.log, jobs.useCases, http.readiness],
    (operators, ofPayments, log, ofJobs, readiness) =>
      adminEndpoints({
        ...{ operators, payments: ofPayments, audit: log, jobs: ofJobs, version },
        health: () => readiness.answer(),
      }),
  );
});
