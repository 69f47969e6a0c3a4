import { expect } from 'chai';
import { RevokeSessions } from '../../../../src/application/accounts/operator/revoke-sessions.ts';
import { EndSession } from '../../../../src/application/accounts/sessions/end-session.ts';
import { ListSessions } from '../../../../src/application/accounts/sessions/list-sessions.ts';
import { LogOut } from '../../../../src/application/accounts/sessions/log-out.ts';
import { AccountsInMemory, type Member, operator, origin } from '../../../support/accounts-in-memory.ts';

describe('ending a session', () => {
  let accounts: AccountsInMemory;
  let ada: Member;
  beforeEach(async () => {
    accounts = new AccountsInMemory();
    ada = await accounts.register();
  });
  const end = (member: Member, id: string) => new EndSession(accounts.parts).execute(member.actor, id);
  const endedBy = async (id: string) => (await accounts.store.sessions.withId(id))?.facts.endedBy;
  const ended = (member: Member, why: string) => ({
    action: 'session.ended',
    actor: { type: 'user', id: member.userId },
    userId: member.userId,
    subject: { type: 'session', id: member.sessionId },
    why,
    requestId: origin.requestId,
  });

  it('on another device ends that one alone, and is recorded', async () => {
    const phone = await accounts.again(ada);
    expect((await end(ada, phone.sessionId)).isOk()).to.equal(true);
    expect(await accounts.live(ada.userId)).to.deep.equal([ada.sessionId]);
    expect(await endedBy(phone.sessionId)).to.equal('revoked');
    expect(await accounts.lastAudited()).to.deep.include(ended(phone, 'revoked'));
    expect(accounts.forgotten).to.deep.equal([phone.sessionId]);
  });

  it("of somebody else ends nothing: it is not among the caller's", async () => {
    const eve = await accounts.register('Eve');
    expect((await end(eve, ada.sessionId))._unsafeUnwrapErr()).to.deep.equal({ kind: 'session.not_found' });
    expect(await accounts.live(ada.userId)).to.deep.equal([ada.sessionId]);
    expect(accounts.forgotten).to.deep.equal([]);
    expect((await accounts.lastAudited())?.action).not.to.equal('session.ended');
  });

  it('that is over, or never was, ends nothing', async () => {
    const notFound = { kind: 'session.not_found' };
    expect((await end(ada, '00000000-0000-7000-8000-00000000ffff'))._unsafeUnwrapErr()).to.deep.equal(notFound);
    const phone = await accounts.again(ada);
    await end(ada, phone.sessionId);
    expect((await end(ada, phone.sessionId))._unsafeUnwrapErr()).to.deep.equal(notFound);
    accounts.clock.advance({ days: 8 });
    expect((await end(ada, ada.sessionId))._unsafeUnwrapErr()).to.deep.equal(notFound);
  });

  it('by logging out ends the one that the request came with', async () => {
    const phone = await accounts.again(ada);
    const logOut = new LogOut(accounts.parts);
    expect((await logOut.execute(phone.actor)).isOk()).to.equal(true);
    expect(await accounts.live(ada.userId)).to.deep.equal([ada.sessionId]);
    expect(await endedBy(phone.sessionId)).to.equal('log_out');
    expect(await accounts.lastAudited()).to.deep.include(ended(phone, 'log_out'));
    expect(accounts.forgotten).to.deep.equal([phone.sessionId]);
    const over = { kind: 'session.ended' };
    expect((await logOut.execute(phone.actor))._unsafeUnwrapErr()).to.deep.equal(over);
    expect((await logOut.execute({ ...ada.actor, sessionId: null }))._unsafeUnwrapErr()).to.deep.equal(over);
    expect(await accounts.live(ada.userId)).to.deep.equal([ada.sessionId]);
  });

  it('by an operator ends all of a user, and says how many', async () => {
    const eve = await accounts.register('Eve');
    const phone = await accounts.again(ada);
    expect((await new RevokeSessions(accounts.parts).execute(ada.userId))._unsafeUnwrap()).to.equal(2);
    expect(await accounts.live(ada.userId)).to.deep.equal([]);
    expect(await endedBy(ada.sessionId)).to.equal('operator');
    expect(await accounts.live(eve.userId)).to.deep.equal([eve.sessionId]);
    expect([...accounts.forgotten].sort()).to.deep.equal([ada.sessionId, phone.sessionId].sort());
    expect(await accounts.lastAudited()).to.deep.include({
      action: 'session.ended',
      actor: operator,
      userId: ada.userId,
      why: 'operator',
      details: { sessionsEnded: 2 },
      requestId: null,
      address: null,
    });
  });

  it('leaves it out of the list, which names the current one', async () => {
    const phone = await accounts.again(ada);
    const list = async () =>
      (await new ListSessions(accounts.parts).execute(ada.actor))
        ._unsafeUnwrap()
        .map(({ id, current, userAgent, address }) => ({ id, current, userAgent, address }));
    const device = { userAgent: origin.userAgent, address: origin.address };
    expect(await list()).to.deep.equal([
      { id: phone.sessionId, current: false, ...device },
      { id: ada.sessionId, current: true, ...device },
    ]);
    await end(ada, phone.sessionId);
    expect(await list()).to.deep.equal([{ id: ada.sessionId, current: true, ...device }]);
  });
});
