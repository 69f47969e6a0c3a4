import { expect } from 'chai';
import { mailedLinks } from '../../../../src/application/accounts/links/mailed-links.ts';
import { ResendVerification } from '../../../../src/application/accounts/links/resend-verification.ts';
import { VerifyEmail } from '../../../../src/application/accounts/links/verify-email.ts';
import { AccountsInMemory, type Member, origin } from '../../../support/accounts-in-memory.ts';

const invalid = { kind: 'account.link_invalid' };

describe('verifying an e-mail', () => {
  let accounts: AccountsInMemory;
  let ada: Member;
  beforeEach(async () => {
    accounts = new AccountsInMemory();
    ada = await accounts.register();
  });
  const verify = (token: string) => new VerifyEmail(accounts.parts).execute(token, origin);
  const resend = () => new ResendVerification(accounts.parts).execute(ada.actor);
  const erase = async () => {
    const user = await accounts.users.withId(ada.userId);
    if (user !== undefined) await accounts.users.save(user.erase(accounts.clock.now()), user.facts.version);
  };

  it('is done by the link of the welcome, once, and recorded', async () => {
    const token = await accounts.linkToken('welcome');
    accounts.clock.advance({ hours: 23 });
    expect((await verify(token)).isOk()).to.equal(true);
    expect((await accounts.users.withId(ada.userId))?.facts.emailVerifiedAt).to.equal('2026-03-02T09:00:00.000Z');
    expect(await accounts.lastAudited()).to.deep.include({
      action: 'user.verified',
      actor: { type: 'user', id: ada.userId },
      userId: ada.userId,
      address: origin.address,
    });
    expect((await verify(token))._unsafeUnwrapErr()).to.deep.equal(invalid);
  });

  it('is done within 24 hours', async () => {
    const token = await accounts.linkToken('welcome');
    accounts.clock.advance({ hours: 24 });
    expect((await verify(token))._unsafeUnwrapErr()).to.deep.equal(invalid);
    expect((await accounts.users.withId(ada.userId))?.facts.emailVerifiedAt).to.equal(null);
  });

  it('is done by a newer link, which cancels the older', async () => {
    const first = await accounts.linkToken('welcome');
    expect((await resend()).isOk()).to.equal(true);
    expect((await accounts.mails()).at(-1)).to.deep.include({ mail: 'verify-email', userId: ada.userId });
    expect(await accounts.lastAudited()).to.deep.include({
      action: 'email.verification_requested',
      actor: { type: 'user', id: ada.userId },
      userId: ada.userId,
    });
    expect((await verify(first))._unsafeUnwrapErr()).to.deep.equal(invalid);
    expect((await verify(await accounts.linkToken('verify-email'))).isOk()).to.equal(true);
  });

  it('once done asks for no other mail', async () => {
    await verify(await accounts.linkToken('welcome'));
    expect((await resend()).isOk()).to.equal(true);
    expect((await accounts.mails()).map((mail) => mail['mail'])).to.deep.equal(['welcome']);
    expect((await accounts.lastAudited())?.action).to.equal('user.verified');
  });

  it('is not done for somebody who was erased, and mails nothing', async () => {
    const token = await accounts.linkToken('welcome');
    await erase();
    expect((await resend())._unsafeUnwrapErr()).to.deep.equal({ kind: 'session.ended' });
    expect((await verify(token))._unsafeUnwrapErr()).to.deep.equal(invalid);
    expect(await accounts.mails()).to.have.length(1);
    const nobody = await new ResendVerification(accounts.parts).execute({ ...ada.actor, userId: 'nobody' });
    expect(nobody._unsafeUnwrapErr()).to.deep.equal({ kind: 'session.ended' });
  });

  it('is done by a link into the app, as long as it may be used', async () => {
    const links = mailedLinks('https://app.example', accounts.store.links, accounts.parts.linkTokens, accounts.clock);
    const linkId = String((await accounts.mails())[0]?.['linkId']);
    const token = await accounts.linkToken('welcome');
    const address = `https://app.example/verify-email?token=${token}`;
    expect(await links.addressOf('welcome', linkId)).to.equal(address);
    expect(await links.addressOf('verify-email', linkId)).to.equal(address);
    await verify(token);
    expect(await links.addressOf('welcome', linkId)).to.equal(undefined);
  });
});
