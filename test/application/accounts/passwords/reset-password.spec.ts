import { expect } from 'chai';
import { mailedLinks } from '../../../../src/application/accounts/links/mailed-links.ts';
import { ForgotPassword } from '../../../../src/application/accounts/passwords/forgot-password.ts';
import { ResetPassword } from '../../../../src/application/accounts/passwords/reset-password.ts';
import { AccountsInMemory, type Member, origin, password } from '../../../support/accounts-in-memory.ts';

const other = 'Another-horse-8';
const invalid = { kind: 'account.link_invalid' };

describe('resetting a password that was forgotten', () => {
  let accounts: AccountsInMemory;
  let ada: Member;
  beforeEach(async () => {
    accounts = new AccountsInMemory();
    ada = await accounts.register();
  });
  const forgot = async (email: string) => {
    const outcome = await new ForgotPassword(accounts.parts).execute(email, origin);
    await accounts.mails();
    return outcome;
  };
  const token = () => accounts.linkToken('reset-password');
  const reset = (given: string, chosen = other) =>
    new ResetPassword(accounts.parts).execute({ token: given, password: chosen }, origin);
  const opens = async (given: string) => (await accounts.logIn(ada.email, given)).isOk();

  it('mails the owner a link, and records who is concerned', async () => {
    expect((await forgot(` ${ada.email.toUpperCase()} `)).isOk()).to.equal(true);
    const mail = (await accounts.mails()).at(-1);
    expect(mail).to.deep.include({ mail: 'reset-password', userId: ada.userId });
    expect(await accounts.lastAudited()).to.deep.include({
      action: 'password.reset_requested',
      actor: { type: 'system', id: null },
      userId: ada.userId,
      address: origin.address,
    });
    const links = mailedLinks('https://app.example//', accounts.store.links, accounts.parts.linkTokens, accounts.clock);
    expect(await links.addressOf('reset-password', String(mail?.['linkId']))).to.equal(
      `https://app.example/reset-password?token=${await token()}`,
    );
  });

  it('asks for the same work for an address that nobody has, and nothing comes of it', async () => {
    await forgot(ada.email);
    const mails = (await accounts.mails()).length;
    const asked = async () => (await accounts.jobs.list({ kind: 'mail-reset-link' }, 10)).map(({ facts }) => facts);
    expect((await forgot('nobody@example.com')).isOk()).to.equal(true);
    expect(await asked()).to.deep.equal([{ userId: null }, { userId: ada.userId }]);
    expect(await accounts.lastAudited()).to.deep.include({ action: 'password.reset_requested', userId: null });
    expect((await accounts.mails()).length).to.equal(mails);
  });

  it('mails no mailbox more than three links an hour and ten a day, and the last one stays good', async () => {
    const links = async () => (await accounts.mails()).filter(({ mail }) => mail === 'reset-password').length;
    for (let time = 0; time < 5; time += 1) await forgot(ada.email);
    expect(await links()).to.equal(3);
    const last = await token();
    for (const [minutes, sent] of [
      [59, 3],
      [1, 6],
      [60, 9],
      [60, 10],
      [60, 10],
    ] as const) {
      accounts.clock.advance({ minutes });
      for (let time = 0; time < 4; time += 1) await forgot(ada.email);
      expect(await links()).to.equal(sent);
      if (minutes === 59) expect((await reset(last, 'short'))._unsafeUnwrapErr().kind).to.equal('input.invalid');
    }
    accounts.clock.advance({ hours: 20, minutes: 59 });
    await forgot(ada.email);
    expect(await links()).to.equal(11);
  });

  it('puts the new one in place of the old, and every session ends', async () => {
    const phone = await accounts.again(ada);
    await forgot(ada.email);
    expect((await reset(await token())).isOk()).to.equal(true);
    expect(await accounts.live(ada.userId)).to.deep.equal([]);
    expect([...accounts.forgotten].sort()).to.deep.equal([ada.sessionId, phone.sessionId].sort());
    expect(await accounts.lastAudited()).to.deep.include({
      action: 'password.changed',
      actor: { type: 'user', id: ada.userId },
      why: 'reset',
      details: { sessionsEnded: 2 },
    });
    expect((await accounts.mails()).at(-1)).to.deep.include({ mail: 'password-changed', userId: ada.userId });
    expect([await opens(password), await opens(other)]).to.deep.equal([false, true]);
  });

  it('works once', async () => {
    await forgot(ada.email);
    const link = await token();
    const outcomes = await Promise.all([reset(link), reset(link)]);
    expect(outcomes.map((outcome) => outcome.isOk()).sort()).to.deep.equal([false, true]);
    expect((await reset(link))._unsafeUnwrapErr()).to.deep.equal(invalid);
  });

  it('works for an hour', async () => {
    await forgot(ada.email);
    accounts.clock.advance({ minutes: 59, seconds: 59 });
    const tried = await reset(await token(), 'short');
    expect(tried._unsafeUnwrapErr().kind).to.equal('input.invalid');
    accounts.clock.advance({ seconds: 1 });
    expect((await reset(await token()))._unsafeUnwrapErr()).to.deep.equal(invalid);
  });

  it('is not used up by a password that is refused', async () => {
    await forgot(ada.email);
    expect((await reset(await token(), 'short'))._unsafeUnwrapErr()).to.deep.include({ kind: 'input.invalid' });
    expect((await reset(await token())).isOk()).to.equal(true);
  });

  it('works by the newest link alone, and not by a link for something else', async () => {
    await forgot(ada.email);
    const first = await token();
    await forgot(ada.email);
    expect((await reset(first))._unsafeUnwrapErr()).to.deep.equal(invalid);
    expect((await reset(await accounts.linkToken('welcome')))._unsafeUnwrapErr()).to.deep.equal(invalid);
    expect((await reset('made up'))._unsafeUnwrapErr()).to.deep.equal(invalid);
    expect((await reset(await token())).isOk()).to.equal(true);
  });

  it('lifts the lock that wrong passwords led to', async () => {
    for (let guess = 1; guess <= 5; guess += 1) await accounts.logIn(ada.email, 'Wrong-horse-7');
    await forgot(ada.email);
    await reset(await token());
    expect(await opens(other)).to.equal(true);
  });

  it('comes to nothing for somebody who left meanwhile', async () => {
    await forgot(ada.email);
    const link = await token();
    Object.assign(accounts.store.credentials, { lock: async () => undefined });
    expect((await reset(link))._unsafeUnwrapErr()).to.deep.equal(invalid);
  });
});
