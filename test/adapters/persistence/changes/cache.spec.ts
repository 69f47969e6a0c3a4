import { expect } from 'chai';
import { Cache } from '../../../../src/adapters/persistence/changes/cache.ts';
import type { ChangeSubscriber } from '../../../../src/adapters/persistence/changes/change-listener.ts';

interface Row {
  readonly value: string;
}

describe('rows that are remembered', () => {
  let time: number;
  let knownUntil: number;
  let rows: Map<string, Row>;
  let reads: string[];
  /** Each read waits for it before it answers with what it saw. */
  let gate: Promise<void>;
  let remembered: Cache<Row>;
  let followed: Map<string, ChangeSubscriber>;

  beforeEach(() => {
    time = 10_000;
    knownUntil = Number.NEGATIVE_INFINITY;
    rows = new Map([['ada', { value: 'old' }]]);
    reads = [];
    gate = Promise.resolve();
    followed = new Map();
    const changes = {
      knownUntil: () => knownUntil,
      subscribe: (table: string, subscriber: ChangeSubscriber) => void followed.set(table, subscriber),
    };
    remembered = new Cache({ table: 'users', changes, read, elapsed: () => time });
  });

  async function read(id: string): Promise<Row | undefined> {
    reads.push(id);
    const seen = rows.get(id);
    await gate;
    return seen;
  }
  const value = async (id = 'ada') => (await remembered.of(id))?.value;
  const change = () => rows.set('ada', { value: 'new' });
  const closeGate = (): (() => void) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    return resolve;
  };

  it('are read once, and then answered on the spot', async () => {
    expect(await value()).to.equal('old');
    expect(remembered.of('ada')).to.deep.equal({ value: 'old' });
    expect(reads).to.deep.equal(['ada']);
  });
  it('are read once for all who ask at the same time', async () => {
    expect(await Promise.all([value(), value(), value()])).to.deep.equal(['old', 'old', 'old']);
    expect(reads).to.have.length(1);
  });
  it('are asked for again where they were not there', async () => {
    expect(await value('eve')).to.equal(undefined);
    rows.set('eve', { value: 'new' });
    expect(await value('eve')).to.equal('new');
  });
  it('are asked for again where the read failed', async () => {
    const { promise, reject } = Promise.withResolvers<void>();
    gate = promise;
    const asked = value();
    reject(new Error('away'));
    expect(await asked.catch(({ message }: Error) => message)).to.equal('away');
    gate = Promise.resolve();
    expect(await value()).to.equal('old');
  });

  describe('without notifications', () => {
    it('are never older than a second', async () => {
      await value();
      change();
      time += 700;
      expect(await value()).to.equal('old');
      time += 1;
      expect(await value()).to.equal('new');
    });
    it('count their age from the beginning of the read', async () => {
      const open = closeGate();
      const asked = value();
      time += 701;
      open();
      await asked;
      change();
      expect(await value()).to.equal('new');
    });
  });

  describe('with notifications', () => {
    it('are kept for as long as notifications arrive', async () => {
      await value();
      time += 3_600_000;
      knownUntil = time - 700;
      expect(remembered.of('ada')).to.deep.equal({ value: 'old' });
      expect(reads).to.have.length(1);
    });
    it('are read again once no notification has arrived for a moment', async () => {
      await value();
      change();
      knownUntil = time + 5_000;
      time += 5_701;
      expect(await value()).to.equal('new');
    });
    it('are read again when they changed, and only they', async () => {
      rows.set('eve', { value: 'eve' });
      await Promise.all([value(), value('eve')]);
      change();
      followed.get('users')?.changed('ada');
      expect([await value(), await value('eve')]).to.deep.equal(['new', 'eve']);
      expect(reads).to.deep.equal(['ada', 'eve', 'ada']);
    });
    it('are all read again when notifications were missed', async () => {
      await value();
      change();
      followed.get('users')?.missed();
      expect(await value()).to.equal('new');
    });
    it('are read again when forgotten', async () => {
      await value();
      change();
      remembered.forget('ada');
      expect(await value()).to.equal('new');
    });
    for (const event of ['changed', 'missed'] as const)
      it(`are not kept as they were where a read was overtaken: ${event}`, async () => {
        const open = closeGate();
        const before = value();
        change();
        followed.get('users')?.[event]('ada');
        gate = Promise.resolve();
        expect(await value()).to.equal('new');
        open();
        expect(await before).to.equal('old');
        expect(remembered.of('ada')).to.deep.equal({ value: 'new' });
        expect(reads).to.have.length(2);
      });
    it('are read for all who ask after the notification, together', async () => {
      const open = closeGate();
      const before = value();
      change();
      followed.get('users')?.changed('ada');
      const after = [value(), value()];
      open();
      expect([await before, ...(await Promise.all(after))]).to.deep.equal(['old', 'new', 'new']);
      expect(reads).to.have.length(2);
    });
  });
});
