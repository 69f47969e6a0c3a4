import { expect } from 'chai';
import { PurgeDeleted, purgeDeletedJob } from '../../../src/application/housekeeping/purge-deleted.ts';
import type { Purgeable } from '../../../src/application/kernel/resource/purgeable.ts';
import type { Instant } from '../../../src/domain/kernel/instant.ts';
import { ManualClock } from '../../support/manual-clock.ts';

type Asked = [Instant, number][];

function left(name: string, count: number, asked: Asked): Purgeable {
  let still = count;
  return {
    name,
    purge: async (moment, limit) => {
      asked.push([moment, limit]);
      const now = Math.min(still, limit);
      still -= now;
      return now;
    },
  };
}

describe('the purge', () => {
  it('goes on in batches until nothing is left that could be restored an hour ago or earlier, and its job says how many', async () => {
    const said: unknown[][] = [];
    const asked: Asked = [];
    const log = { debug: () => {}, warn: () => {}, error: () => {}, info: (...words: unknown[]) => said.push(words) };
    const purge = new PurgeDeleted(
      [left('tasks', 1200, asked), left('projects', 0, asked)],
      new ManualClock('2026-03-31T00:00:00.000Z'),
    );
    const job = purgeDeletedJob(purge, log);
    await job.run({}, { id: '1' });
    expect(said.map(([message]) => message)).to.deep.equal(['purged what was deleted too long ago']);
    expect(said[0]?.[1]).to.include({ tasks: 1200, projects: 0 });
    expect(asked).to.deep.equal(Array(4).fill(['2026-02-28T23:00:00.000Z', 500]));
    expect(job.kind).to.deep.equal({ name: 'purge-deleted', retries: 3, limitSeconds: 600, schedule: '41 * * * *' });
  });

  it('says how far it is, over all kinds', async () => {
    const reached: number[] = [];
    const kinds = [left('tasks', 600, []), left('projects', 3, [])];
    const purged = await new PurgeDeleted(kinds, new ManualClock()).execute((count) => void reached.push(count));
    expect(purged._unsafeUnwrap()).to.include({ tasks: 600, projects: 3 });
    expect(reached).to.deep.equal([500, 600, 603]);
  });
});
