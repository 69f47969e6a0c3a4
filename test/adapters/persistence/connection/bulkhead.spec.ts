import { expect } from 'chai';
import {
  type Bounds,
  Bulkhead,
  type Leave,
} from '../../../../src/adapters/persistence/mikro-orm/connection/bulkhead.ts';

const bounds: Bounds = { concurrent: 3, perRequester: 2, waiting: 4, timeout: 60_000 };

describe('a bulkhead', () => {
  const entered: string[] = [];
  const leaves = new Map<string, Leave>();
  beforeEach(() => {
    entered.length = 0;
    leaves.clear();
  });
  /** Named by its requester's first letter and a number. */
  const enter = async (bulkhead: Bulkhead, name: string): Promise<void> => {
    const leave = await bulkhead.enter(name[0] === '-' ? undefined : name[0]);
    entered.push(name);
    leaves.set(name, leave);
  };
  const leave = async (name: string): Promise<void> => {
    leaves.get(name)?.();
    leaves.delete(name);
    await new Promise(setImmediate);
  };
  const reasonOf = (coming: Promise<unknown>): Promise<unknown> =>
    coming.then(
      () => 'entered',
      (error: Error) => error.name,
    );

  it('lets in so many at a time, and so many of each requester', async () => {
    const bulkhead = new Bulkhead(bounds);
    const coming = ['a1', 'a2', 'a3', 'b1', 'b2'].map((name) => enter(bulkhead, name));
    await new Promise(setImmediate);
    expect(entered).to.deep.equal(['a1', 'a2', 'b1']);
    await leave('b1');
    expect(entered, 'a has its share').to.deep.equal(['a1', 'a2', 'b1', 'b2']);
    await leave('a1');
    await Promise.all(coming);
    expect(entered).to.deep.equal(['a1', 'a2', 'b1', 'b2', 'a3']);
    expect(bulkhead.statistics).to.deep.equal({ running: 3, waiting: 0, refused: 0 });
  });

  it('gives turns to requesters, not to requests', async () => {
    const bulkhead = new Bulkhead({ ...bounds, concurrent: 1, waiting: 10 });
    const coming = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1'].map((name) => enter(bulkhead, name));
    for (const name of ['a1', 'a2', 'b1', 'c1', 'a3', 'a4']) {
      await new Promise(setImmediate);
      expect(entered.at(-1)).to.equal(name);
      await leave(name);
    }
    await Promise.all(coming);
  });

  it('bounds the product itself as a whole only', async () => {
    const bulkhead = new Bulkhead({ ...bounds, perRequester: 1 });
    const coming = ['-1', '-2', '-3', '-4'].map((name) => enter(bulkhead, name));
    await new Promise(setImmediate);
    expect(entered).to.deep.equal(['-1', '-2', '-3']);
    await leave('-2');
    await Promise.all(coming);
    for (const name of entered) await leave(name);
    expect(bulkhead.statistics.running).to.equal(0);
  });

  it('refuses at once what could only wait beyond those who may', async () => {
    const bulkhead = new Bulkhead({ ...bounds, concurrent: 1, waiting: 1 });
    void enter(bulkhead, 'a1');
    void enter(bulkhead, 'b1');
    expect(await reasonOf(enter(bulkhead, 'c1'))).to.equal('Overloaded');
    expect(bulkhead.statistics).to.deep.equal({ running: 1, waiting: 1, refused: 1 });
  });

  it('refuses who has waited long enough, the one who came first at first', async () => {
    const bulkhead = new Bulkhead({ ...bounds, concurrent: 1, timeout: 30 });
    void enter(bulkhead, 'a1');
    const ends: string[] = [];
    const waiting = ['a2', 'b1'].map((name) =>
      reasonOf(enter(bulkhead, name)).then((how) => ends.push(`${name} ${how}`)),
    );
    await Promise.all(waiting);
    expect(ends).to.deep.equal(['a2 Overloaded', 'b1 Overloaded']);
    expect(bulkhead.statistics).to.deep.equal({ running: 1, waiting: 0, refused: 2 });
    await leave('a1');
    await enter(bulkhead, 'b2');
    expect(entered).to.deep.equal(['a1', 'b2']);
  });
});
