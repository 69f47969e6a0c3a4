import { expect } from 'chai';
import { HeldJobRunner } from '../../../src/adapters/jobs/held-job-runner.ts';
import type { JobRunner } from '../../../src/application/jobs/ports.ts';
import { type Instant, instantOf } from '../../../src/domain/kernel/instant.ts';
import { until } from '../../support/embedded-postgres.ts';
import { TestLog } from '../../support/log.ts';

describe('jobs after a restore', () => {
  const setUp = (since: Instant | null) => {
    const calls: string[] = [];
    const runner: JobRunner = {
      install: async () => void calls.push('install'),
      start: async () => void calls.push('start'),
      stop: async () => void calls.push('stop'),
    };
    const held: { since: Instant | null; asked: number } = { since, asked: 0 };
    const hold = {
      since: async () => {
        held.asked += 1;
        return held.since;
      },
    };
    const log = new TestLog();
    return { calls, held, log, runner: new HeldJobRunner(runner, hold, log) };
  };

  it('run at once where nothing is held', async () => {
    const { calls, runner, log } = setUp(null);
    await runner.start([]);
    expect([calls, log.lines]).to.deep.equal([['start'], []]);
  });

  it('wait until they are released, and then begin without a new start', async () => {
    const { calls, held, runner, log } = setUp(instantOf(0));
    await runner.start([]);
    await until(() => held.asked > 1);
    expect(calls).to.deep.equal(['install']);
    expect(log.lines[0]?.message).to.contain('mainstay jobs release');
    held.since = null;
    await until(() => calls.includes('start'));
    await runner.stop(0);
    expect(calls).to.deep.equal(['install', 'start', 'stop']);
  });

  it('never begin in a process that has stopped', async () => {
    const { calls, held, runner } = setUp(instantOf(0));
    await runner.start([]);
    await runner.stop(0);
    held.since = null;
    expect(calls).to.deep.equal(['install', 'stop']);
  });
});
