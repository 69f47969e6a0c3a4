import { expect } from 'chai';
import { decodeJwt } from 'jose';
import { ChangeAccountStatus } from '../../../../src/application/accounts/operator/change-account-status.ts';
import { DeleteUser } from '../../../../src/application/accounts/operator/delete-user.ts';
import { ExportUser } from '../../../../src/application/accounts/operator/export-user.ts';
import { FindUser } from '../../../../src/application/accounts/operator/find-user.ts';
import { IssueToken } from '../../../../src/application/accounts/operator/issue-token.ts';
import { User } from '../../../../src/domain/accounts/user.ts';
import { AccountsInMemory, type Member, operator } from '../../../support/accounts-in-memory.ts';

const absent = { kind: 'user.not_found' };

describe('what operators do to accounts', () => {
  let accounts: AccountsInMemory;
  let ada: Member;
  beforeEach(async () => {
    accounts = new AccountsInMemory();
    ada = await accounts.register();
    accounts.clock.advance({ minutes: 1 });
  });
  const status = () => new ChangeAccountStatus(accounts.parts);
  const facts = async (id = ada.userId) => (await accounts.users.withId(id))?.facts;
  const provision = (userId: string, issuer = 'shared-secret', email = `${userId}@example.com`) =>
    accounts.users.findOrAdd(
      User.provision({ userId, issuer, email, issuedAt: accounts.clock.now() }, accounts.clock.now()),
    );
  const remove = (id: string) => new DeleteUser(accounts.parts).execute(id);
  const byOperator = (action: string, userId = ada.userId) => ({
    action,
    actor: operator,
    userId,
    subject: { type: 'user', id: userId },
    requestId: null,
    address: null,
  });

  const changes = [
    ['lock', 'user.locked', (id: string) => status().lock(id)],
    ['unlock', 'user.unlocked', (id: string) => status().unlock(id)],
    ['verify', 'user.verified', (id: string) => status().verify(id)],
    ['giveRole', 'user.role_changed', (id: string) => status().giveRole(id, 'admin')],
  ] as const;
  for (const [name, action, change] of changes)
    it(`${name} is recorded, reaches this process at once, and needs a user who is there`, async () => {
      expect((await change(ada.userId)).isOk()).to.equal(true);
      expect(await accounts.lastAudited()).to.deep.include(byOperator(action));
      expect(accounts.forgotten).to.deep.equal([ada.userId]);
      await remove(ada.userId);
      accounts.forgotten.length = 0;
      expect((await change(ada.userId))._unsafeUnwrapErr()).to.deep.equal(absent);
      expect((await change('nobody'))._unsafeUnwrapErr()).to.deep.equal(absent);
      expect(accounts.forgotten).to.deep.equal([]);
    });

  it('lock and unlock', async () => {
    await status().lock(ada.userId);
    expect((await facts())?.lockedAt).to.equal(accounts.clock.now());
    expect(await accounts.live(ada.userId)).to.deep.equal([ada.sessionId]);
    await status().unlock(ada.userId);
    expect((await facts())?.lockedAt).to.equal(null);
  });

  it('unlock after wrong passwords too', async () => {
    for (let guess = 1; guess <= 5; guess += 1) await accounts.logIn(ada.email, 'Wrong-horse-7');
    expect((await accounts.logIn(ada.email)).isErr()).to.equal(true);
    await status().unlock(ada.userId);
    expect((await accounts.logIn(ada.email)).isOk()).to.equal(true);
    await provision('eve');
    expect((await status().unlock('eve')).isOk()).to.equal(true);
  });

  it('give a role, and record from which to which', async () => {
    await status().giveRole(ada.userId, 'admin');
    expect((await facts())?.role).to.equal('admin');
    expect(await accounts.lastAudited()).to.deep.include({ from: 'user', to: 'admin' });
    await status().giveRole(ada.userId, 'user');
    expect(await accounts.lastAudited()).to.deep.include({ from: 'admin', to: 'user' });
    await status().verify(ada.userId);
    expect(await accounts.lastAudited()).to.deep.include({ from: null, to: null });
    expect((await facts())?.emailVerifiedAt).to.equal(accounts.clock.now());
  });

  it('delete a user, whoever vouches for them', async () => {
    await provision('eve');
    for (const id of [ada.userId, 'eve']) {
      accounts.forgotten.length = 0;
      expect((await remove(id)).isOk()).to.equal(true);
      expect(await facts(id)).to.deep.include({ email: null, name: null, deletedAt: accounts.clock.now() });
      expect(await accounts.lastAudited()).to.deep.include(byOperator('user.erased', id));
      expect(accounts.forgotten).to.deep.equal([id]);
      expect((await remove(id))._unsafeUnwrapErr()).to.deep.equal(absent);
    }
    expect(accounts.forgotten).to.deep.equal(['eve']);
  });

  it('export what is kept about a user', async () => {
    const exported = (await new ExportUser(accounts.parts).execute(ada.userId))._unsafeUnwrap();
    expect(exported['user']).to.deep.include({ id: ada.userId });
    expect(await accounts.lastAudited()).to.deep.include(byOperator('user.exported'));
  });

  it('find a user by the id, or by an e-mail that names one', async () => {
    const find = new FindUser(accounts.parts);
    const found = async (who: string) => (await find.execute(who))._unsafeUnwrap().facts.id;
    expect(await found(ada.userId)).to.equal(ada.userId);
    expect(await found(ada.email)).to.equal(ada.userId);
    expect((await find.execute('nobody'))._unsafeUnwrapErr()).to.deep.equal(absent);
    const { userId } = await accounts.register('Zoë', 'z@münchen.de');
    expect(await found('Z@xn--mnchen-3ya.de')).to.equal(userId);
    await provision('eve', 'shared-secret', ada.email);
    expect((await find.execute(ada.email))._unsafeUnwrapErr()).to.deep.equal({
      kind: 'user.ambiguous',
      ids: [ada.userId, 'eve'],
    });
    await provision(ada.email, 'shared-secret', 'other@example.com');
    expect(await found(ada.email)).to.equal(ada.email);
  });

  describe('issue a token', () => {
    const issue = (who: string, seconds = 600) =>
      new IssueToken(accounts.parts, new FindUser(accounts.parts)).execute(who, seconds);
    const refused = async (who: string) => (await issue(who))._unsafeUnwrapErr().kind;

    it('of a session of its own for who has a password here', async () => {
      await status().giveRole(ada.userId, 'admin');
      const { token, userId, expiresAt } = (await issue(ada.email))._unsafeUnwrap();
      expect([userId, expiresAt]).to.deep.equal([ada.userId, '2026-03-01T10:11:00.000Z']);
      const [sessionId] = (await accounts.live(ada.userId)).filter((id) => id !== ada.sessionId);
      expect(decodeJwt(token.reveal())).to.deep.include({
        sub: ada.userId,
        email: ada.email,
        role: 'admin',
        sid: sessionId,
        gen: 1,
      });
      const session = await accounts.store.sessions.withId(sessionId ?? '');
      expect(session?.facts).to.deep.include({ userAgent: 'mainstay token issue', address: null });
      expect(await accounts.lastAudited()).to.deep.include({
        ...byOperator('token.issued'),
        details: { seconds: 600 },
      });
    });
    it('that does not outlive its session', async () => {
      const { token, expiresAt } = (await issue(ada.userId, 30 * 86_400))._unsafeUnwrap();
      const { exp = 0, iat = 0 } = decodeJwt(token.reveal());
      expect([exp - iat, expiresAt]).to.deep.equal([7 * 86_400, '2026-03-08T10:01:00.000Z']);
      expect((await accounts.lastAudited())?.details).to.deep.equal({ seconds: 7 * 86_400 });
    });
    it('without a session for whom the shared secret names', async () => {
      await provision('eve');
      const { token, userId } = (await issue('eve', 30 * 86_400))._unsafeUnwrap();
      const claims = decodeJwt(token.reveal());
      expect([userId, claims['sid']]).to.deep.equal(['eve', undefined]);
      expect(claims).to.deep.include({ sub: 'eve', email: 'eve@example.com', role: 'user' });
      expect((claims.exp ?? 0) - (claims.iat ?? 0)).to.equal(30 * 86_400);
    });
    it('for an id that nobody has yet', async () => {
      const { token, userId } = (await issue('newcomer'))._unsafeUnwrap();
      expect(userId).to.equal('newcomer');
      expect(decodeJwt(token.reveal())).to.deep.include({ sub: 'newcomer', email: null, role: 'user' });
      expect(await accounts.lastAudited()).to.deep.include(byOperator('token.issued', 'newcomer'));
    });
    it('but not for an unknown e-mail, an id that is no id, several users or one of another issuer', async () => {
      await provision('eve', 'shared-secret', ada.email);
      await provision('max', 'https://auth.example');
      expect(await refused('nobody@example.com')).to.equal('user.not_found');
      expect(await refused('payments')).to.equal('user.not_found');
      expect(await refused(ada.email)).to.equal('user.ambiguous');
      expect(await refused('max')).to.equal('user.foreign');
    });
    it('but not for somebody who is locked or erased', async () => {
      await status().lock(ada.userId);
      expect(await refused(ada.userId)).to.equal('account.disabled');
      await provision('eve');
      await remove('eve');
      expect(await refused('eve')).to.equal('account.disabled');
      expect(await accounts.live(ada.userId)).to.deep.equal([ada.sessionId]);
    });
  });
});
