import { expect } from 'chai';
import type { ChangesAsked, ChangesFound, Place, WalkPosition } from '../../../src/application/sync/ports.ts';
import { purgeTombstonesJob } from '../../../src/application/sync/purge-tombstones.ts';
import { ReadChanges, type SyncedUpTo } from '../../../src/application/sync/read-changes.ts';
import type { Version } from '../../../src/domain/kernel/version.ts';
import { actorOf } from '../../support/actors.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const place = (snapshot: string): Place => ({ history: 'h', start: 's', snapshot });
const thing = (id: number, version = 1, kind = 'tasks') => ({
  ...{ kind, isDeleted: false },
  facts: { id, version: version as Version },
});
const at = (id: number): WalkPosition => ({ kind: 'tasks', changedIn: '5', id });

const clock = new ManualClock('2026-03-31T00:00:00.000Z');
const now = clock.now();
const earlier = new ManualClock('2026-03-01T00:00:00.000Z').now();
const tooEarly = new ManualClock('2026-02-28T23:59:59.999Z').now();
const begunAt = new ManualClock('2026-03-30T00:00:00.000Z').now();

/** What the store answers, one after the other; what it was asked is kept. */
async function read(upTo: SyncedUpTo, answers: readonly Partial<ChangesFound>[], limit = 3) {
  const asked: Omit<ChangesAsked, 'ownerId'>[] = [];
  const left = [...answers];
  const changes = {
    read: async ({ ownerId, ...given }: ChangesAsked): Promise<ChangesFound> => {
      expect(ownerId).to.equal('ada');
      asked.push(given);
      return { things: [], next: undefined, place: place('here'), continues: true, ...left.shift() };
    },
  };
  const answer = await new ReadChanges(changes, clock).execute(actorOf('ada'), upTo, limit);
  expect(left).to.deep.equal([]);
  return { asked, answer };
}

const fromTheStart = { since: undefined, latest: undefined, after: undefined };
const known = place('known');
const begun = place('begun');

describe('the changes that a client asks for', () => {
  it('are everything where it has nothing', async () => {
    const { asked, answer } = await read('nothing', [{ things: [thing(1)] }]);
    expect(asked).to.deep.equal([{ ...fromTheStart, limit: 3 }]);
    expect(answer).to.deep.equal({
      ...{ things: [thing(1)], more: false, reset: false },
      place: { known: place('here'), readAt: now, walk: null },
    });
  });

  it('come in parts, which remember where the walk began', async () => {
    const { answer } = await read('nothing', [{ things: [thing(1)], next: at(1) }]);
    expect(answer).to.deep.equal({
      ...{ things: [thing(1)], more: true, reset: false },
      place: { known: null, readAt: now, walk: { begun: place('here'), begunAt: now, after: at(1) } },
    });
  });

  it('are those since it was here last', async () => {
    const { asked, answer } = await read({ known, readAt: earlier, walk: null }, [{ things: [thing(1)] }]);
    expect(asked).to.deep.equal([{ since: known, latest: known, after: undefined, limit: 3 }]);
    expect(answer).to.deep.equal({
      ...{ things: [thing(1)], more: false, reset: false },
      place: { known: place('here'), readAt: now, walk: null },
    });
  });

  it('keep what was known before while they come in parts', async () => {
    const { answer } = await read({ known, readAt: earlier, walk: null }, [{ things: [thing(1)], next: at(1) }]);
    expect(answer.place).to.deep.equal({
      ...{ known, readAt: earlier },
      walk: { begun: place('here'), begunAt: now, after: at(1) },
    });
  });

  it('go on in the middle of a walk', async () => {
    const walk = { begun, begunAt, after: at(1) };
    const { asked, answer } = await read({ known, readAt: earlier, walk }, [{ things: [thing(2)], next: at(2) }]);
    expect(asked).to.deep.equal([{ since: known, latest: begun, after: at(1), limit: 3 }]);
    expect(answer).to.deep.equal({
      ...{ things: [thing(2)], more: true, reset: false },
      place: { known, readAt: earlier, walk: { begun, begunAt, after: at(2) } },
    });
  });

  it('go on in the middle of the first walk, in which nothing is known yet', async () => {
    const upTo = { known: null, readAt: earlier, walk: { begun, begunAt, after: at(1) } };
    const { asked, answer } = await read(upTo, [{ things: [thing(2)], next: at(2) }]);
    expect(asked).to.deep.equal([{ since: undefined, latest: begun, after: at(1), limit: 3 }]);
    expect(answer.reset).to.equal(false);
  });

  it('at the end of a walk are also those that were written since it began, each once, as it is now', async () => {
    const walk = { begun, begunAt, after: at(1) };
    const last = { things: [thing(2), thing(3)] };
    const newer = { things: [thing(2, 2), thing(2, 1, 'projects')], place: place('later') };
    const { asked, answer } = await read({ known, readAt: earlier, walk }, [last, newer], 5);
    expect(asked[1]).to.deep.equal({ since: begun, latest: begun, after: undefined, limit: 3 });
    expect(answer).to.deep.equal({
      ...{ things: [thing(3), thing(2, 2), thing(2, 1, 'projects')], more: false, reset: false },
      place: { known: place('later'), readAt: now, walk: null },
    });
  });

  it('written since a walk began come in parts, too', async () => {
    const walk = { begun, begunAt, after: at(1) };
    const { answer } = await read({ known, readAt: earlier, walk }, [
      { things: [thing(2)] },
      { things: [thing(3)], next: at(3), place: place('later') },
    ]);
    expect(answer).to.deep.equal({
      ...{ things: [thing(2), thing(3)], more: true, reset: false },
      place: { known: begun, readAt: begunAt, walk: { begun: place('later'), begunAt: now, after: at(3) } },
    });
  });

  it('written since a walk began wait for the next answer where there is no room for them', async () => {
    const walk = { begun, begunAt, after: at(1) };
    const full = { things: [thing(2), thing(3)] };
    const { asked, answer } = await read({ known, readAt: earlier, walk }, [full, { things: [thing(4)] }], 2);
    expect(asked[1]?.limit).to.equal(1);
    expect(answer).to.deep.equal({
      ...{ things: full.things, more: true, reset: false },
      place: { known: begun, readAt: begunAt, walk: null },
    });
    const nothingNewer = await read({ known, readAt: earlier, walk }, [full, {}], 2);
    expect(nothingNewer.answer).to.deep.include({ things: full.things, more: false });
    expect(nothingNewer.answer.place).to.deep.equal({ known: place('here'), readAt: now, walk: null });
  });

  for (const [what, upTo, answers] of [
    ['it cannot say where it was', 'lost', []],
    ['it was here more than thirty days ago', { known, readAt: tooEarly, walk: null }, []],
    ['there is no way from there', { known, readAt: earlier, walk: null }, [{ continues: false }]],
    [
      'there is no way on in its walk',
      { known, readAt: earlier, walk: { begun, begunAt, after: at(1) } },
      [{ continues: false }],
    ],
  ] as const)
    it(`are everything, in place of what it has, where ${what}`, async () => {
      const { asked, answer } = await read(upTo, [...answers, { things: [thing(1)], next: at(1) }]);
      expect(asked.at(-1)).to.deep.equal({ ...fromTheStart, limit: 3 });
      expect(answer).to.deep.equal({
        ...{ things: [thing(1)], more: true, reset: true },
        place: { known: null, readAt: now, walk: { begun: place('here'), begunAt: now, after: at(1) } },
      });
    });
});

describe('the job that removes tombstones', () => {
  it('goes on, a thousand at a time, until none is left of what was gone before the purge', async () => {
    const left = [1000, 3, 1];
    const asked: unknown[] = [];
    const purge = async (...given: unknown[]) => {
      asked.push(given);
      return left.shift() ?? 0;
    };
    const job = purgeTombstonesJob({ purge }, clock);
    await job.run({}, { id: '1' });
    expect(asked).to.deep.equal(Array(2).fill(['2026-02-28T23:00:00.000Z', 1000]));
    expect(job.kind).to.deep.equal({
      ...{ name: 'purge-tombstones', retries: 3, limitSeconds: 600 },
      schedule: '37 * * * *',
    });
  });
});
