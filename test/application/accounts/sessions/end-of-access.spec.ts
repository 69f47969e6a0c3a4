import { expect } from 'chai';
import {
  issuerUnavailable,
  tokenExpired,
  tokenForged,
  tokenMalformed,
} from '../../../../src/application/accounts/failures.ts';
import type { AccountStatuses } from '../../../../src/application/accounts/profile/ports.ts';
import { EndOfAccess } from '../../../../src/application/accounts/sessions/end-of-access.ts';
import type { SessionStatuses } from '../../../../src/application/accounts/sessions/ports.ts';
import type { Actor } from '../../../../src/application/kernel/actor.ts';
import { after as later } from '../../../../src/domain/kernel/instant.ts';
import { actorOf } from '../../../support/actors.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

const clock = new ManualClock();
const now = clock.now();
type Account = Awaited<ReturnType<AccountStatuses['of']>>;
type Session = Awaited<ReturnType<SessionStatuses['of']>>;
const live = { lockedAt: null, deletedAt: null } as Account;
const open = { endedAt: null } as Session;

const endOf = (change: Partial<Actor> = {}, account: Account = live, session: Session = open) =>
  new EndOfAccess(
    { of: async (id) => (id === 'ada' ? account : expect.fail(id)), forget: () => {} },
    { of: async (id: string) => (id === 's1' ? session : expect.fail(id)), forget: () => {} } as SessionStatuses,
    clock,
  ).of({ ...actorOf('ada'), sessionId: null, ...change });

describe('access that lasts longer than a request', () => {
  for (const [what, change] of Object.entries({
    'without a session': {},
    'with a session': { sessionId: 's1' },
    'by a token that has a moment left': { tokenExpiresAt: later(now, { milliseconds: 1 }) },
  }))
    it(`goes on ${what}`, async () => expect(await endOf(change)).to.equal(undefined));

  it('ends with its token, whatever else is so', async () =>
    expect(await endOf({ tokenExpiresAt: now }, { ...live, deletedAt: now } as Account)).to.equal('token_expired'));

  for (const [end, account] of [
    ['account_deleted', undefined],
    ['account_deleted', { ...live, deletedAt: now }],
    ['account_disabled', { ...live, lockedAt: now }],
  ] as const)
    it(`ends with its account: ${end}`, async () => {
      const accounts = { of: async () => account as Account, forget: () => {} };
      const sessions = { of: async () => expect.fail('no session is asked for'), forget: () => {} };
      const access = new EndOfAccess(accounts, sessions as unknown as SessionStatuses, clock);
      expect(await access.of({ ...actorOf('ada'), sessionId: 's1' })).to.equal(end);
    });

  it('ends with its session', async () => {
    const over = { endedAt: now } as Session;
    expect(await endOf({ sessionId: 's1' }, live, over)).to.equal('logged_out');
    const accounts = { of: async () => live, forget: () => {} };
    const none = { of: async () => undefined, forget: () => {} } as unknown as SessionStatuses;
    expect(await new EndOfAccess(accounts, none, clock).of({ ...actorOf('ada'), sessionId: 's1' })).to.equal(
      'logged_out',
    );
  });
});

describe('why a token is refused', () => {
  it('is told by these names', () =>
    expect([tokenMalformed, tokenForged, tokenExpired, issuerUnavailable]).to.deep.equal([
      { kind: 'token.malformed' },
      { kind: 'token.forged' },
      { kind: 'token.expired' },
      { kind: 'issuer.unavailable', retryAfter: 10 },
    ]));
});
