import { expect } from 'chai';
import { forgetAnswersJob } from '../../../src/application/housekeeping/forget-answers.ts';
import { ManualClock } from '../../support/manual-clock.ts';

describe('answers that are kept for repeated requests', () => {
  it('are forgotten after 24 hours, in batches, by an hourly job', async () => {
    const asked: unknown[] = [];
    const counts = [1000, 1000, 17];
    const answers = { forgetBefore: async (...given: unknown[]) => asked.push(given) && (counts.shift() ?? 0) };
    const job = forgetAnswersJob(answers, new ManualClock('2026-03-02T12:00:00.000Z'));
    await job.run({}, { id: '1' });
    expect(asked).to.deep.equal(Array(3).fill(['2026-03-01T12:00:00.000Z', 1000]));
    expect(job.kind).to.deep.equal({
      name: 'forget-kept-answers',
      retries: 3,
      limitSeconds: 600,
      schedule: '29 * * * *',
    });
  });
});
