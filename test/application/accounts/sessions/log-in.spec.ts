import { expect } from 'chai';
import { err } from 'neverthrow';
import { BcryptPasswords } from '../../../../src/adapters/security/bcrypt-passwords.ts';
import { ChangeAccountStatus } from '../../../../src/application/accounts/operator/change-account-status.ts';
import { DeleteUser } from '../../../../src/application/accounts/operator/delete-user.ts';
import { SetPassword } from '../../../../src/application/accounts/operator/set-password.ts';
import type { PasswordHashes } from '../../../../src/application/accounts/passwords/ports.ts';
import { passwordsBusy } from '../../../../src/domain/accounts/failures.ts';
import { Secret } from '../../../../src/domain/kernel/secret.ts';
import { AccountsInMemory, origin, password } from '../../../support/accounts-in-memory.ts';

describe('logging in', () => {
  let accounts: AccountsInMemory;
  beforeEach(() => {
    accounts = new AccountsInMemory();
  });
  const refused = async (email: string, given = 'Wrong-horse-7') =>
    (await accounts.logIn(email, given))._unsafeUnwrapErr();

  it('opens a session, records it and counts it', async () => {
    const { userId, email } = await accounts.register();
    const { user, tokens } = (await accounts.logIn(` ${email.toUpperCase()} `))._unsafeUnwrap();
    expect(user.facts.id).to.equal(userId);
    expect(tokens).to.deep.include({ expiresIn: 900, refreshExpiresIn: 7 * 86_400 });
    const sessions = await accounts.live(userId);
    expect(sessions).to.have.length(2);
    expect(await accounts.lastAudited()).to.deep.include({
      action: 'session.opened',
      actor: { type: 'user', id: userId },
      userId,
      subject: { type: 'session', id: sessions[0] },
      requestId: origin.requestId,
      address: origin.address,
    });
    expect(accounts.counted).to.deep.equal(['succeeded']);
    const { requestId, address } = origin;
    expect(accounts.log.lines.at(-1)).to.deep.equal({
      level: 'info',
      message: 'session.opened',
      fields: { userId, sessionId: sessions[0], why: undefined, requestId, address },
    });
  });

  it('refuses a wrong password, and records whose it was', async () => {
    const { userId, email } = await accounts.register();
    expect(await refused(email)).to.deep.equal({ kind: 'account.credentials_wrong' });
    expect(await accounts.lastAudited()).to.deep.include({
      action: 'sign_in.refused',
      actor: { type: 'system', id: null },
      userId,
      subject: { type: 'user', id: userId },
      why: 'wrong',
      address: origin.address,
    });
    expect(accounts.counted).to.deep.equal(['refused']);
    expect(await accounts.live(userId)).to.have.length(1);
  });

  it('refuses an address that nobody has just so', async () => {
    expect(await refused('nobody@example.com')).to.deep.equal({ kind: 'account.credentials_wrong' });
    expect(await accounts.lastAudited()).to.deep.include({
      action: 'sign_in.refused',
      userId: null,
      subject: { type: 'user', id: 'unknown' },
      why: 'wrong',
    });
  });

  it('locks the address at the fifth wrong password, also for the right one, and tells its owner', async () => {
    const { userId, email } = await accounts.register();
    for (let guess = 1; guess <= 4; guess += 1) await refused(email);
    expect((await accounts.audited()).map(({ action }) => action)).not.to.include('sign_in.locked');
    expect(await refused(email)).to.deep.equal({ kind: 'account.credentials_wrong' });
    const [wrong, locked] = (await accounts.audited()).slice(-2);
    expect(wrong).to.deep.include({ action: 'sign_in.refused', why: 'wrong' });
    expect(locked).to.deep.include({ action: 'sign_in.locked', userId, actor: { type: 'system', id: null } });
    expect((await accounts.mails()).slice(-1)).to.deep.equal([
      { mail: 'sign-in-locked', userId, until: '2026-03-01T10:15:00.000Z' },
    ]);
    accounts.clock.advance({ minutes: 5, milliseconds: 500 });
    expect(await refused(email, password)).to.deep.equal({ kind: 'account.sign_in_locked', retryAfter: 600 });
    expect(await accounts.lastAudited()).to.deep.include({ action: 'sign_in.refused', why: 'locked' });
    expect(accounts.counted).to.deep.equal([...Array(5).fill('refused'), 'locked']);
    expect(await accounts.mails()).to.have.length(2);
    accounts.clock.advance({ minutes: 10 });
    expect((await accounts.logIn(email)).isOk()).to.equal(true);
  });

  it('forgets wrong passwords after the right one', async () => {
    const { email } = await accounts.register();
    for (let round = 1; round <= 3; round += 1) {
      for (let guess = 1; guess <= 4; guess += 1) await refused(email);
      expect((await accounts.logIn(email)).isOk()).to.equal(true);
    }
  });

  it("refuses under an operator's lock, and only who knows the password learns of it", async () => {
    const { userId, email } = await accounts.register();
    await new ChangeAccountStatus(accounts.parts).lock(userId);
    expect(await refused(email, password)).to.deep.equal({ kind: 'account.disabled' });
    expect(await refused(email)).to.deep.equal({ kind: 'account.credentials_wrong' });
    expect(accounts.counted).to.deep.equal(['locked', 'refused']);
  });

  it('opens nothing for somebody who was erased', async () => {
    const { userId, email } = await accounts.register();
    await new DeleteUser(accounts.parts).execute(userId);
    expect(await refused(email, password)).to.deep.equal({ kind: 'account.credentials_wrong' });
  });

  it('opens nothing when the password was changed while it was checked', async () => {
    const bcrypt = new BcryptPasswords({ cost: 4 });
    const changePassword = async () => {
      await new SetPassword(changing.parts).execute(member.userId, 'Another-horse-8');
    };
    const changing = new AccountsInMemory({
      hashes: {
        hash: (given) => bcrypt.hash(given),
        isWeak: () => false,
        verify: async (given, hash) => {
          const verified = await bcrypt.verify(given, hash);
          await changePassword();
          return verified;
        },
      },
    });
    const member = await changing.register();
    expect((await changing.logIn(member.email))._unsafeUnwrapErr().kind).to.equal('account.credentials_wrong');
    expect(await changing.live(member.userId)).to.deep.equal([]);
  });

  it('gives the password a stronger hash where its hash is weak', async () => {
    const { userId, email } = await accounts.register();
    const weak = await accounts.store.credentials.ofUser(userId);
    const stronger = new BcryptPasswords({ cost: 5 });
    Object.assign(accounts.parts, { hashes: stronger });
    expect((await accounts.logIn(email)).isOk()).to.equal(true);
    const strong = await accounts.store.credentials.ofUser(userId);
    expect([stronger.isWeak(weak?.hash ?? ''), stronger.isWeak(strong?.hash ?? '')]).to.deep.equal([true, false]);
    expect((await stronger.verify(new Secret(password), strong?.hash ?? null))._unsafeUnwrap()).to.equal(true);
    expect(strong?.serial).to.equal(weak?.serial);
    await accounts.logIn(email);
    expect(await accounts.store.credentials.ofUser(userId)).to.deep.equal(strong);
  });

  it('counts what was not checked as busy', async () => {
    const bcrypt = new BcryptPasswords({ cost: 4 });
    const hashes: PasswordHashes = {
      hash: (given) => bcrypt.hash(given),
      verify: async () => err(passwordsBusy),
      isWeak: () => false,
    };
    const busy = new AccountsInMemory({ hashes });
    const { email } = await busy.register();
    expect((await busy.logIn(email))._unsafeUnwrapErr()).to.deep.equal(passwordsBusy);
    expect(busy.counted).to.deep.equal(['busy']);
  });
});
