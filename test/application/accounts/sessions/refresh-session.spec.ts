import { expect } from 'chai';
import { decodeJwt } from 'jose';
import { ChangeAccountStatus } from '../../../../src/application/accounts/operator/change-account-status.ts';
import { LogOut } from '../../../../src/application/accounts/sessions/log-out.ts';
import { RefreshSession } from '../../../../src/application/accounts/sessions/refresh-session.ts';
import { AccountsInMemory, type Member, origin } from '../../../support/accounts-in-memory.ts';

describe('refreshing a session', () => {
  let accounts: AccountsInMemory;
  let member: Member;
  let first: string;
  beforeEach(async () => {
    accounts = new AccountsInMemory();
    member = await accounts.register();
    first = member.signedIn.tokens.refreshToken.reveal();
  });
  const refresh = (token: string) => new RefreshSession(accounts.parts).execute(token, origin);
  const renewed = async (token: string) => (await refresh(token))._unsafeUnwrap();
  const refusal = async (token: string) => (await refresh(token))._unsafeUnwrapErr();
  const refusedFor = (reason: string) => ({ kind: 'session.refresh_refused', reason });
  const acknowledge = (generation: number) => accounts.store.sessions.acknowledge(member.sessionId, generation);

  it('gives the next tokens of the same session, and moves its end', async () => {
    accounts.clock.advance({ days: 1 });
    const tokens = await renewed(first);
    expect(tokens.refreshToken.reveal()).not.to.equal(first);
    expect(tokens).to.deep.include({ expiresIn: 900, refreshExpiresIn: 7 * 86_400 });
    expect(decodeJwt(tokens.accessToken.reveal())).to.deep.include({
      sub: member.userId,
      email: member.email,
      role: 'user',
      sid: member.sessionId,
      gen: 2,
    });
    const session = await accounts.store.sessions.withId(member.sessionId);
    expect(session?.facts).to.deep.include({
      generation: 2,
      acknowledged: false,
      lastUsedAt: '2026-03-02T10:00:00.000Z',
      expiresAt: '2026-03-09T10:00:00.000Z',
    });
  });

  it('gives the same successor again as long as it may not have arrived', async () => {
    const { refreshToken } = await renewed(first);
    accounts.clock.advance({ hours: 1 });
    const repeated = await renewed(first);
    expect(repeated.refreshToken.reveal()).to.equal(refreshToken.reveal());
    expect(decodeJwt(repeated.accessToken.reveal())).to.deep.include({ gen: 2, sid: member.sessionId });
    await acknowledge(2);
    accounts.clock.advance({ seconds: 5 });
    expect((await renewed(first)).refreshToken.reveal()).to.equal(refreshToken.reveal());
    expect((await refresh(refreshToken.reveal())).isOk()).to.equal(true);
  });

  it('takes a predecessor that comes back later for stolen: the session ends, it is recorded and mailed', async () => {
    const { refreshToken } = await renewed(first);
    await acknowledge(2);
    accounts.clock.advance({ seconds: 11 });
    expect(await refusal(first)).to.deep.equal({ kind: 'session.stolen' });
    expect(await accounts.lastAudited()).to.deep.include({
      action: 'session.stolen',
      actor: { type: 'user', id: member.userId },
      userId: member.userId,
      subject: { type: 'session', id: member.sessionId },
      address: origin.address,
    });
    expect((await accounts.mails()).at(-1)).to.deep.equal({
      mail: 'session-stolen',
      userId: member.userId,
      at: accounts.clock.now(),
    });
    expect(accounts.forgotten).to.deep.equal([member.sessionId]);
    expect((await accounts.store.sessions.withId(member.sessionId))?.facts.endedBy).to.equal('stolen');
    expect(await refusal(refreshToken.reveal())).to.deep.equal(refusedFor('revoked'));
  });

  it('takes any older token for stolen, but not one that was overtaken within ten seconds', async () => {
    const second = (await renewed(first)).refreshToken.reveal();
    accounts.clock.advance({ seconds: 1 });
    await renewed(second);
    expect(await refusal(first)).to.deep.equal(refusedFor('reused'));
    expect(accounts.forgotten).to.deep.equal([]);
    accounts.clock.advance({ seconds: 10 });
    expect(await refusal(first)).to.deep.equal({ kind: 'session.stolen' });
  });

  it('knows nothing of a text that is no token, of a session that is gone, and of a token that it never gave', async () => {
    const other = new AccountsInMemory();
    const elsewhere = await other.register();
    expect(await refusal('no token')).to.deep.equal(refusedFor('unknown'));
    expect(elsewhere.sessionId).to.equal(member.sessionId);
    expect(await refusal(elsewhere.signedIn.tokens.refreshToken.reveal())).to.deep.equal(refusedFor('unknown'));
    const second = await renewed(first);
    expect(await refusal(elsewhere.signedIn.tokens.refreshToken.reveal())).to.deep.equal(refusedFor('unknown'));
    await renewed(second.refreshToken.reveal());
    const forged = Buffer.from(first, 'base64url');
    forged.set([forged.at(-1) === 0 ? 1 : 0], forged.length - 1);
    expect(await refusal(forged.toString('base64url'))).to.deep.equal(refusedFor('unknown'));
    expect(await accounts.live(member.userId)).to.deep.equal([member.sessionId]);
  });

  it('is refused once the session has expired or ended', async () => {
    await new LogOut(accounts.parts).execute(member.actor);
    expect(await refusal(first)).to.deep.equal(refusedFor('revoked'));
    const again = await accounts.again(member);
    accounts.clock.advance({ days: 7 });
    expect(await refusal(again.signedIn.tokens.refreshToken.reveal())).to.deep.equal(refusedFor('expired'));
  });

  it('ends after 90 days however often it is refreshed, and no token outlives it', async () => {
    let token = first;
    for (let day = 6; day <= 84; day += 6) {
      accounts.clock.advance({ days: 6 });
      token = (await renewed(token)).refreshToken.reveal();
    }
    accounts.clock.advance({ days: 5, hours: 23, minutes: 50 });
    const last = await renewed(token);
    expect(last).to.deep.include({ expiresIn: 600, refreshExpiresIn: 600 });
    accounts.clock.advance({ minutes: 10 });
    expect(await refusal(last.refreshToken.reveal())).to.deep.equal(refusedFor('expired'));
  });

  it('is refused to somebody who is locked, and goes on after the lock', async () => {
    const status = new ChangeAccountStatus(accounts.parts);
    await status.lock(member.userId);
    expect(await refusal(first)).to.deep.equal(refusedFor('account_disabled'));
    await status.unlock(member.userId);
    expect((await refresh(first)).isOk()).to.equal(true);
  });

  it('is refused to somebody who is not there any more', async () => {
    const user = await accounts.users.withId(member.userId);
    if (user !== undefined) await accounts.users.save(user.erase(accounts.clock.now()), user.facts.version);
    expect(await refusal(first)).to.deep.equal(refusedFor('unknown'));
  });
});
