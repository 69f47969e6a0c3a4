import { ContainerModule } from 'inversify';
import { forgetAnswers, forgetAnswersJob } from '../../../application/housekeeping/forget-answers.ts';
import { purgeDeleted, purgeDeletedJob } from '../../../application/housekeeping/purge-deleted.ts';
import { providing } from '../binding.ts';
import { jobs } from '../tokens/job-tokens.ts';
import { http, kernel } from '../tokens/tokens.ts';

/** What is cleared away by itself, once an hour. */
export const housekeepingModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(jobs.kinds, [], () => purgeDeleted);
  provide(jobs.handlers, [kernel.purgeDeleted, kernel.log], (purge, log) => purgeDeletedJob(purge, log));
  provide(jobs.kinds, [], () => forgetAnswers);
  provide(jobs.handlers, [http.idempotentAnswers, kernel.clock], (answers, clock) => forgetAnswersJob(answers, clock));
});
