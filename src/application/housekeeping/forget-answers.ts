import { before } from '../../domain/kernel/instant.ts';
import type { JobHandler, JobKind } from '../jobs/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import { answersAreKeptFor, type IdempotentAnswers } from '../kernel/idempotency.ts';

export const forgetAnswers: JobKind<Record<string, never>> = {
  name: 'forget-kept-answers',
  retries: 3,
  limitSeconds: 600,
  schedule: '29 * * * *',
};

const batch = 1000;

/** Once an answer is not repeated any more, nobody needs its row. */
export const forgetAnswersJob = (
  answers: Pick<IdempotentAnswers, 'forgetBefore'>,
  clock: Clock,
): JobHandler<Record<string, never>> => ({
  kind: forgetAnswers,
  run: async () => {
    const moment = before(clock.now(), answersAreKeptFor);
    while ((await answers.forgetBefore(moment, batch)) === batch);
  },
});
