import { ContainerModule } from 'inversify';
import { jobUseCases } from '../../../application/jobs/use-cases.ts';
import { providing } from '../binding.ts';
import { audit } from '../tokens/audit-tokens.ts';
import { jobs } from '../tokens/job-tokens.ts';
import { kernel } from '../tokens/tokens.ts';

export const jobsModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(
    jobs.useCases,
    [jobs.ledger, jobs.hold, audit.log, kernel.operator, kernel.clock, kernel.ids],
    (ledger, hold, log, operator, clock, ids) => jobUseCases({ ledger, hold, audit: log, operator, clock, ids }),
  );
});
