import { expect } from 'chai';
import { AdmitSession, type SessionStatus } from '../../../../src/application/accounts/sessions/admit-session.ts';
import { after as following } from '../../../../src/domain/kernel/instant.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

describe("a session's door", () => {
  const clock = new ManualClock();
  const soon = following(clock.now(), { minutes: 1 });
  const later = following(clock.now(), { days: 1 });
  const living: SessionStatus = { userId: 'ada', expiresAt: later, endedAt: null };
  let statuses: Map<string, SessionStatus>;
  let reads: number;
  let acknowledged: [string, number][];
  let fresh: SessionStatus | undefined;
  let door: AdmitSession;
  let now: ManualClock;
  beforeEach(() => {
    now = new ManualClock();
    statuses = new Map([['one', living]]);
    reads = 0;
    acknowledged = [];
    fresh = undefined;
    door = new AdmitSession(
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
  const isAdmitted = async (generation = 1, userId = 'ada', id = 'one') =>
    (await door.admit(userId, { id, generation })).match(
      () => true,
      ({ kind }) => kind,
    );

  it('lets its own user in while it lives', async () => {
    expect(await isAdmitted()).to.equal(true);
    expect(reads).to.equal(1);
  });
  it('is closed to everybody else, and where there is no such session', async () => {
    expect(await isAdmitted(1, 'eve')).to.equal('session.ended');
    expect(await isAdmitted(1, 'ada', 'two')).to.equal('session.ended');
    expect(acknowledged).to.deep.equal([]);
  });
  it('is closed once the session has ended', async () => {
    statuses.set('one', { ...living, endedAt: now.now() });
    expect(await isAdmitted()).to.equal('session.ended');
  });
  it('looks again before it calls a session expired, for it may have been refreshed', async () => {
    statuses.set('one', { ...living, expiresAt: soon });
    now.advance({ minutes: 1 });
    fresh = living;
    expect(await isAdmitted()).to.equal(true);
    expect(reads).to.equal(2);
  });
  it('is closed once the session has expired', async () => {
    fresh = { ...living, expiresAt: soon };
    statuses.set('one', fresh);
    now.advance({ minutes: 1 });
    expect(await isAdmitted()).to.equal('session.ended');
  });
  it('acknowledges each generation at its first use, and no older one', async () => {
    for (const generation of [1, 1, 2, 1, 2, 3]) await isAdmitted(generation);
    expect(acknowledged).to.deep.equal([
      ['one', 1],
      ['one', 2],
      ['one', 3],
    ]);
  });
});
