import { expect } from 'chai';
import { err } from 'neverthrow';
import { BcryptPasswords } from '../../../../src/adapters/security/bcrypt-passwords.ts';
import type { AccountParts } from '../../../../src/application/accounts/account-parts.ts';
import { SetPassword } from '../../../../src/application/accounts/operator/set-password.ts';
import { ChangePassword } from '../../../../src/application/accounts/passwords/change-password.ts';
import { ForgotPassword } from '../../../../src/application/accounts/passwords/forgot-password.ts';
import { ResetPassword } from '../../../../src/application/accounts/passwords/reset-password.ts';
import { AccountsInMemory, type Member, operator, origin, password } from '../../../support/accounts-in-memory.ts';

const other = 'Another-horse-8';

type Given = Parameters<ChangePassword['check']>;

async function changed(parts: AccountParts, ...given: Given) {
  const checked = await new ChangePassword(parts).check(...given);
  return checked.isErr() ? err(checked.error) : await checked.value();
}

describe('changing a password', () => {
  let accounts: AccountsInMemory;
  let ada: Member;
  beforeEach(async () => {
    accounts = new AccountsInMemory();
    ada = await accounts.register();
  });
  const change = (currentPassword: string, newPassword = other) =>
    changed(accounts.parts, ada.actor, { currentPassword, newPassword });
  const opens = async (given: string) => (await accounts.logIn(ada.email, given)).isOk();

  it('puts the new one in place of the old; every other session ends, and the owner is told', async () => {
    const phone = await accounts.again(ada);
    expect((await change(password)).isOk()).to.equal(true);
    expect(await accounts.live(ada.userId)).to.deep.equal([ada.sessionId]);
    expect((await accounts.store.sessions.withId(phone.sessionId))?.facts.endedBy).to.equal('password_changed');
    expect(accounts.forgotten).to.deep.equal([phone.sessionId]);
    expect(await accounts.lastAudited()).to.deep.include({
      action: 'password.changed',
      actor: { type: 'user', id: ada.userId },
      userId: ada.userId,
      subject: { type: 'user', id: ada.userId },
      why: 'changed',
      details: { sessionsEnded: 1 },
      address: origin.address,
    });
    expect((await accounts.mails()).at(-1)).to.deep.equal({
      mail: 'password-changed',
      userId: ada.userId,
      at: accounts.clock.now(),
    });
    expect([await opens(password), await opens(other)]).to.deep.equal([false, true]);
  });

  it('cancels links that are open', async () => {
    await new ForgotPassword(accounts.parts).execute(ada.email, origin);
    const token = await accounts.linkToken('reset-password');
    await change(password);
    const reset = await new ResetPassword(accounts.parts).execute({ token, password }, origin);
    expect(reset._unsafeUnwrapErr()).to.deep.equal({ kind: 'account.link_invalid' });
  });

  it('needs the current one; wrong ones are recorded and count as at log-in', async () => {
    for (let guess = 1; guess <= 5; guess += 1)
      expect((await change('Wrong-horse-7'))._unsafeUnwrapErr()).to.deep.equal({ kind: 'account.credentials_wrong' });
    expect((await accounts.audited()).at(-2)).to.deep.include({
      action: 'password.check_refused',
      actor: { type: 'user', id: ada.userId },
      userId: ada.userId,
      why: 'wrong',
    });
    expect((await accounts.lastAudited())?.action).to.equal('sign_in.locked');
    expect((await change(password))._unsafeUnwrapErr().kind).to.equal('account.sign_in_locked');
    expect(await opens(password)).to.equal(false);
    expect(accounts.forgotten).to.deep.equal([]);
  });

  it('forgets the wrong ones before it', async () => {
    for (let guess = 1; guess <= 4; guess += 1) await change('Wrong-horse-7');
    expect((await change(password)).isOk()).to.equal(true);
    for (let guess = 1; guess <= 4; guess += 1) await change('Wrong-horse-7');
    expect((await change(other, password)).isOk()).to.equal(true);
  });

  it('refuses a new one that breaks a rule, and names the field', async () => {
    expect((await change(password, 'short'))._unsafeUnwrapErr()).to.deep.equal({
      kind: 'input.invalid',
      violations: [
        { field: 'newPassword', rule: 'too_short', constraint: 'at least 8 characters' },
        { field: 'newPassword', rule: 'format', constraint: 'at least one of A–Z' },
        { field: 'newPassword', rule: 'format', constraint: 'at least one of 0–9' },
      ],
    });
    expect(await opens(password)).to.equal(true);
  });

  it('is over for somebody who has no password here any more', async () => {
    const gone = await changed(
      accounts.parts,
      { ...ada.actor, userId: 'eve' },
      { currentPassword: password, newPassword: other },
    );
    expect(gone._unsafeUnwrapErr()).to.deep.equal({ kind: 'session.ended' });
  });

  it('changes nothing when another change came between', async () => {
    const bcrypt = new BcryptPasswords({ cost: 4 });
    let interfere = async () => {};
    const racing = new AccountsInMemory({
      hashes: {
        hash: async (given) => {
          const hashed = await bcrypt.hash(given);
          await interfere();
          return hashed;
        },
        verify: (given, hash) => bcrypt.verify(given, hash),
        isWeak: () => false,
      },
    });
    const member = await racing.register();
    interfere = async () => {
      interfere = async () => {};
      await new SetPassword(racing.parts).execute(member.userId, 'A-third-horse-9');
    };
    const given = { currentPassword: password, newPassword: other };
    const refused = await changed(racing.parts, member.actor, given);
    expect(refused._unsafeUnwrapErr()).to.deep.equal({ kind: 'account.credentials_wrong' });
    expect((await racing.logIn(member.email, 'A-third-horse-9')).isOk()).to.equal(true);
  });

  it('by an operator ends every session', async () => {
    const phone = await accounts.again(ada);
    const set = new SetPassword(accounts.parts);
    expect((await set.execute(ada.userId, other)).isOk()).to.equal(true);
    expect(await accounts.live(ada.userId)).to.deep.equal([]);
    expect([...accounts.forgotten].sort()).to.deep.equal([ada.sessionId, phone.sessionId].sort());
    expect(await accounts.lastAudited()).to.deep.include({
      action: 'password.changed',
      actor: operator,
      why: 'operator',
      address: null,
      details: { sessionsEnded: 2 },
    });
    expect([await opens(password), await opens(other)]).to.deep.equal([false, true]);
    expect((await set.execute('nobody', other))._unsafeUnwrapErr()).to.deep.equal({ kind: 'user.foreign' });
    expect((await set.execute(ada.userId, 'short'))._unsafeUnwrapErr().kind).to.equal('input.invalid');
  });
});
