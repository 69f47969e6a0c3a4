import { before } from '../../domain/kernel/instant.ts';
import type { JobHandler, JobKind } from '../jobs/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type { IdempotentAnswers } from '../kernel/idempotency.ts';

export const forgetAnswers: JobKind<Record<string, never>> = {
  name: 'forget-kept-answers',
  retries: 3,
  limitSeconds: 600,
  schedule: '29 * * * *',
};

const batch = 1000;

/** An answer is repeated for 24 hours; afterwards its key is free, and nobody needs the row. */
export const forgetAnswersJob = (
  answers: Pick<IdempotentAnswers, 'forgetBefore'>,
  clock: Clock,
): JobHandler<Record<string, never>> => ({
  kind: forgetAnswers,
  run: async () => {
    const moment = before(clock.now(), { hours: 24 });
    while ((await answers.forgetBefore(moment, batch)) === batch);
  },
});
