import { expect } from 'chai';
import type { Purgeable } from '../../../src/application/housekeeping/ports.ts';
import { PurgeDeleted, purgeDeleted, purgeDeletedJob } from '../../../src/application/housekeeping/purge-deleted.ts';
import type { Instant } from '../../../src/domain/kernel/instant.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const asked: [Instant, number][] = [];
const left = (name: string, count: number): Purgeable => ({
  name,
  purge: async (moment, limit) => {
    asked.push([moment, limit]);
    const now = Math.min(count, limit);
    count -= now;
    return now;
  },
});

describe('the purge', () => {
  it('goes on in batches until nothing older than 30 days is left, and its job says how many', async () => {
    const said: unknown[] = [];
    const log = { debug: () => {}, warn: () => {}, error: () => {}, info: (...words: unknown[]) => said.push(words) };
    const purge = new PurgeDeleted(
      [left('tasks', 1200), left('projects', 0)],
      new ManualClock('2026-03-31T00:00:00.000Z'),
    );
    const job = purgeDeletedJob(purge, log);
    await job.run({}, { id: '1' });
    expect(said).to.deep.equal([['purged what was deleted too long ago', { tasks: 1200, projects: 0 }]]);
    expect(asked).to.deep.equal(Array(4).fill(['2026-03-01T00:00:00.000Z', 500]));
    expect([job.kind, job.kind.schedule]).to.deep.equal([purgeDeleted, '41 * * * *']);
  });
});
