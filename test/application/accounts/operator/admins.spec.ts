import { expect } from 'chai';
import { AdmitAdmin } from '../../../../src/application/accounts/operator/admit-admin.ts';
import { ChangeAccountStatus } from '../../../../src/application/accounts/operator/change-account-status.ts';
import { CountPeople } from '../../../../src/application/accounts/operator/count-people.ts';
import { CreateUser } from '../../../../src/application/accounts/operator/create-user.ts';
import { RevokeSessions } from '../../../../src/application/accounts/operator/revoke-sessions.ts';
import { SetPassword } from '../../../../src/application/accounts/operator/set-password.ts';
import { ShowUser } from '../../../../src/application/accounts/operator/show-user.ts';
import { AccountsInMemory, type Member } from '../../../support/accounts-in-memory.ts';

const absent = { kind: 'user.not_found' };

describe('what admins do', () => {
  let accounts: AccountsInMemory;
  let ada: Member;
  beforeEach(async () => {
    accounts = new AccountsInMemory();
    ada = await accounts.register();
  });

  it('is for admins alone, and that somebody else tried is recorded', async () => {
    const admit = new AdmitAdmin(accounts.parts);
    const before = (await accounts.audited()).length;
    expect((await admit.execute({ ...ada.actor, role: 'admin' }, 'GET /users')).isOk()).to.equal(true);
    expect(await accounts.audited()).to.have.length(before);
    expect((await admit.execute(ada.actor, 'GET /users'))._unsafeUnwrapErr()).to.deep.equal({ kind: 'admin.required' });
    expect(await accounts.lastAudited()).to.deep.include({
      ...{ action: 'admin.refused', why: 'GET /users', userId: ada.userId },
      actor: { type: 'user', id: ada.userId },
    });
  });

  it('never locks themselves, and whom they lock is recorded with their name', async () => {
    const status = new ChangeAccountStatus(accounts.parts);
    const eve = await accounts.register();
    const by = { actor: { type: 'user', id: ada.userId }, origin: ada.actor.origin } as const;
    expect((await status.lock(ada.userId, by))._unsafeUnwrapErr()).to.deep.equal({ kind: 'user.own_lock' });
    expect((await accounts.users.withId(ada.userId))?.facts.lockedAt).to.equal(null);
    expect((await status.lock(eve.userId, by)).isOk()).to.equal(true);
    expect(await accounts.lastAudited()).to.deep.include({
      action: 'user.locked',
      actor: by.actor,
      userId: eve.userId,
    });
  });

  it('counts people and where they are signed in', async () => {
    await accounts.register();
    await accounts.again(ada);
    const { users, activeSessions } = (await new CountPeople(accounts.parts).execute())._unsafeUnwrap();
    expect([users.active, activeSessions]).to.deep.equal([2, 3]);
  });

  it('shows a user with the sessions that are live', async () => {
    const again = await accounts.again(ada);
    const shown = (await new ShowUser(accounts.parts).execute(ada.userId))._unsafeUnwrap();
    expect(shown.user.id).to.equal(ada.userId);
    expect(shown.sessions.map(({ id }) => id)).to.deep.equal([again.sessionId, ada.sessionId]);
    expect((await new ShowUser(accounts.parts).execute('nobody'))._unsafeUnwrapErr()).to.deep.equal(absent);
  });

  it('is nothing for somebody who is not there', async () => {
    expect((await new RevokeSessions(accounts.parts).execute('nobody'))._unsafeUnwrapErr()).to.deep.equal(absent);
    const set = await new SetPassword(accounts.parts).execute('nobody', 'Correct-horse-8');
    expect(set._unsafeUnwrapErr(), 'nobody has a password here').to.deep.equal({ kind: 'user.foreign' });
  });

  it('makes no account and sets no password where the password is refused', async () => {
    const weak = await new SetPassword(accounts.parts).execute(ada.userId, 'weak');
    expect(weak._unsafeUnwrapErr().kind).to.equal('input.invalid');
    const given = { email: 'new@example.com', password: 'weak', name: 'New', role: 'user' } as const;
    expect((await new CreateUser(accounts.parts).execute(given))._unsafeUnwrapErr().kind).to.equal('input.invalid');
  });
});
