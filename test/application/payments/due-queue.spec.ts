import { expect } from 'chai';
import { DueQueue } from '../../../src/application/payments/due-queue.ts';
import type { DuePayment } from '../../../src/application/payments/ports.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const now = new ManualClock().now();
const question = { now, begunBefore: now, postponedToo: false };
const payments = (count: number): readonly DuePayment[] =>
  Array.from({ length: count }, (_, n) => ({ id: `p${n}`, looks: 0 }));

/** A store of so many, and the positions from which it was read. */
function queueOf(count: number) {
  const asked: (string | undefined)[] = [];
  const all = payments(count);
  const due = async (gateway: string, given: object, last: DuePayment | null, limit: number) => {
    expect([gateway, given, limit]).to.deep.equal(['sandbox', question, 100]);
    asked.push(last?.id);
    const start = last === null ? 0 : all.findIndex(({ id }) => id === last.id) + 1;
    return all.slice(start, start + limit);
  };
  return { queue: new DueQueue({ due }, 'sandbox', question), asked, ids: all.map(({ id }) => id) };
}

async function drained(queue: DueQueue, workers: number): Promise<readonly string[]> {
  const taken: string[] = [];
  const work = async () => {
    for (let next = await queue.next(); next !== undefined; next = await queue.next()) taken.push(next.id);
  };
  await Promise.all(Array.from({ length: workers }, work));
  return taken;
}

describe('what is due', () => {
  for (const [count, positions] of [
    [0, [undefined]],
    [99, [undefined]],
    [100, [undefined, 'p99']],
    [250, [undefined, 'p99', 'p199']],
  ] as const)
    it(`is read a page at a time, ${count} in all`, async () => {
      const { queue, asked, ids } = queueOf(count);
      expect(await drained(queue, 1)).to.deep.equal(ids);
      expect(asked).to.deep.equal(positions);
      expect(await queue.next()).to.equal(undefined);
      expect(asked).to.deep.equal(positions);
    });

  it('is given to one worker each, and no page is read twice', async () => {
    const { queue, asked, ids } = queueOf(250);
    expect([...(await drained(queue, 8))].sort()).to.deep.equal([...ids].sort());
    expect(asked).to.deep.equal([undefined, 'p99', 'p199']);
  });
});
