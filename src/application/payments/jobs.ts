import type { JobHandler, JobKind } from '../jobs/ports.ts';
import type { BoundAnswers } from './bound-answers.ts';
import type { ReconcilePayments } from './reconcile-payments.ts';

type Nothing = Readonly<Record<string, never>>;

/** Not repeated when it fails: a minute later it comes again. */
export const reconcilePayments: JobKind<Nothing> = {
  name: 'reconcile-payments',
  retries: 0,
  limitSeconds: 600,
  schedule: '* * * * *',
};

const answersAtOnce = 1000;

export const reconcilePaymentsJob = (reconcile: ReconcilePayments, answers: BoundAnswers): JobHandler<Nothing> => ({
  kind: reconcilePayments,
  run: async () => {
    await reconcile.execute();
    await answers.forgetOld(answersAtOnce);
  },
});
