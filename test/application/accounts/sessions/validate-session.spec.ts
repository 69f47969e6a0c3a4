import { expect } from 'chai';
import type { SessionStatus } from '../../../../src/application/accounts/sessions/ports.ts';
import { ValidateSession } from '../../../../src/application/accounts/sessions/validate-session.ts';
import { after as following } from '../../../../src/domain/kernel/instant.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

describe('a session', () => {
  const clock = new ManualClock();
  const soon = following(clock.now(), { minutes: 1 });
  const later = following(clock.now(), { days: 1 });
  const living: SessionStatus = { userId: 'ada', expiresAt: later, endedAt: null };
  let statuses: Map<string, SessionStatus>;
  let reads: number;
  let acknowledged: [string, number][];
  let fresh: SessionStatus | undefined;
  let validator: ValidateSession;
  let now: ManualClock;
  beforeEach(() => {
    now = new ManualClock();
    statuses = new Map([['one', living]]);
    reads = 0;
    acknowledged = [];
    fresh = undefined;
    validator = new ValidateSession(
      {
        of: (id) => {
          reads += 1;
          return statuses.get(id);
        },
        forget: (id) => {
          if (fresh === undefined) statuses.delete(id);
          else statuses.set(id, fresh);
        },
      },
      { acknowledge: async (id, generation) => void acknowledged.push([id, generation]) },
      now,
    );
  });
  const isValid = async (generation = 1, userId = 'ada', id = 'one') =>
    (await validator.validate(userId, { id, generation })).match(
      () => true,
      ({ kind }) => kind,
    );

  it('is valid for its own user while it is live', async () => {
    expect(await isValid()).to.equal(true);
    expect(reads).to.equal(1);
  });
  it('is not valid for anybody else, nor if it never was', async () => {
    expect(await isValid(1, 'eve')).to.equal('session.ended');
    expect(await isValid(1, 'ada', 'two')).to.equal('session.ended');
    expect(acknowledged).to.deep.equal([]);
  });
  it('is not valid once it has ended', async () => {
    statuses.set('one', { ...living, endedAt: now.now() });
    expect(await isValid()).to.equal('session.ended');
  });
  it('is looked up again before it counts as expired, for it may have been refreshed', async () => {
    statuses.set('one', { ...living, expiresAt: soon });
    now.advance({ minutes: 1 });
    fresh = living;
    expect(await isValid()).to.equal(true);
    expect(reads).to.equal(2);
  });
  it('is not valid once it has expired', async () => {
    fresh = { ...living, expiresAt: soon };
    statuses.set('one', fresh);
    now.advance({ minutes: 1 });
    expect(await isValid()).to.equal('session.ended');
  });
  it('bears any number of sessions, for which it may acknowledge one again', async () => {
    for (let session = 1; session <= 100_001; session += 1) {
      statuses.set(`${session}`, living);
      await isValid(1, 'ada', `${session}`);
    }
    expect(acknowledged).to.have.length(100_001);
    await isValid(1, 'ada', '100001');
    expect(acknowledged).to.have.length(100_001);
    await isValid(1, 'ada', '2');
    expect(acknowledged.at(-1)).to.deep.equal(['2', 1]);
  });
  it('has each generation acknowledged at its first use, and no older one', async () => {
    for (const generation of [1, 1, 2, 1, 2, 3]) await isValid(generation);
    expect(acknowledged).to.deep.equal([
      ['one', 1],
      ['one', 2],
      ['one', 3],
    ]);
  });
});
