import { ContainerModule } from 'inversify';
import { forgetAnswers, forgetAnswersJob } from '../../../application/housekeeping/forget-answers.ts';
import { purgeDeleted, purgeDeletedJob } from '../../../application/housekeeping/purge-deleted.ts';
import { housekeepingUseCases } from '../../../application/housekeeping/use-cases.ts';
import { every, providing } from '../binding.ts';
import { housekeeping } from '../tokens/housekeeping-tokens.ts';
import { jobs } from '../tokens/job-tokens.ts';
import { http, kernel } from '../tokens/tokens.ts';

/** What is cleared away by itself, once an hour. */
export const housekeepingModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(housekeeping.useCases, [every(housekeeping.purgeable), kernel.clock], housekeepingUseCases);
  provide(jobs.kinds, [], () => purgeDeleted);
  provide(jobs.handlers, [housekeeping.useCases, kernel.log], ({ purge }, log) => purgeDeletedJob(purge, log));
  provide(jobs.kinds, [], () => forgetAnswers);
  provide(jobs.handlers, [http.idempotentAnswers, kernel.clock], (answers, clock) => forgetAnswersJob(answers, clock));
});
