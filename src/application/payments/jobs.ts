import { after } from '../../domain/kernel/instant.ts';
import type { JobHandler, JobKind, JobQueue } from '../jobs/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type { BoundAnswers } from './bound-answers.ts';
import { leaseSeconds } from './lease.ts';
import type { ReconcilePayments } from './reconcile-payments.ts';

type ReconcileOrder = { readonly pendingForSeconds?: number };

/** Not repeated when it fails: a minute later it comes again. */
export const reconcilePayments: JobKind<ReconcileOrder> = {
  name: 'reconcile-payments',
  retries: 0,
  limitSeconds: 600,
  schedule: '* * * * *',
};

/** By then every lease has run out that a dead process held when this one started. */
const afterStartSeconds = leaseSeconds + 5;

/** Whatever was begun before this process started, and that nobody works on any more, is looked at within half a minute. */
export const reconcileAfterStart = (queue: JobQueue, clock: Clock) => (): Promise<void> =>
  queue.add(
    reconcilePayments,
    { pendingForSeconds: afterStartSeconds },
    { after: after(clock.now(), { seconds: afterStartSeconds }) },
  );

const answersAtOnce = 1000;

export const reconcilePaymentsJob = (
  reconcile: ReconcilePayments,
  answers: BoundAnswers,
): JobHandler<ReconcileOrder> => ({
  kind: reconcilePayments,
  run: async ({ pendingForSeconds }) => {
    await reconcile.execute({ isScheduled: true, ...(pendingForSeconds === undefined ? {} : { pendingForSeconds }) });
    await answers.forgetOld(answersAtOnce);
  },
});
