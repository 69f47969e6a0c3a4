import { expect } from 'chai';
import { MemoryJobs } from '../../../src/adapters/jobs/memory-jobs.ts';
import { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import type { BoundAnswers } from '../../../src/application/payments/bound-answers.ts';
import {
  reconcileAfterStart,
  reconcilePayments,
  reconcilePaymentsJob,
} from '../../../src/application/payments/jobs.ts';
import type { ReconcilePayments, ReconcileRun } from '../../../src/application/payments/reconcile-payments.ts';
import { ManualClock } from '../../support/manual-clock.ts';

function setUp() {
  const runs: ReconcileRun[] = [];
  const forgotten: number[] = [];
  const reconcile = { execute: async (run: ReconcileRun) => runs.push(run) } as unknown as ReconcilePayments;
  const answers = { forgetOld: async (limit: number) => forgotten.push(limit) } as unknown as BoundAnswers;
  return { job: reconcilePaymentsJob(reconcile, answers), runs, forgotten };
}

describe('the job that reconciles payments', () => {
  it('runs every minute, and is not repeated', () =>
    expect(reconcilePayments).to.deep.equal({
      ...{ name: 'reconcile-payments', retries: 0, limitSeconds: 600 },
      schedule: '* * * * *',
    }));

  it('looks at what is pending by its schedule, and forgets a thousand old answers', async () => {
    const { job, runs, forgotten } = setUp();
    await job.run({}, { id: '1' });
    expect([runs, forgotten]).to.deep.equal([[{ isScheduled: true }], [1000]]);
  });

  it('comes once more after a start, when every lease of before has run out', async () => {
    const clock = new ManualClock();
    const jobs = new MemoryJobs(new MemoryDatabase(), clock);
    const { job, runs } = setUp();
    await jobs.start([job]);
    await reconcileAfterStart(jobs, clock)();
    clock.advance({ seconds: 24 });
    await jobs.runDue();
    expect(runs).to.deep.equal([]);
    clock.advance({ seconds: 1 });
    await jobs.runDue();
    expect(runs).to.deep.equal([{ isScheduled: true, pendingForSeconds: 25 }]);
  });
});
