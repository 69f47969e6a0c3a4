import { expect } from 'chai';
import { err } from 'neverthrow';
import { sessionEnded } from '../../../../src/application/accounts/failures.ts';
import type { TokenClaims } from '../../../../src/application/accounts/sessions/ports.ts';
import { Callers } from '../../../support/callers.ts';

const betterAuth = 'https://auth.example.com';
const mark = { id: '019a9c5e-0000-7000-8000-000000000001', generation: 2 };

describe('authentication', () => {
  let callers: Callers;
  beforeEach(() => {
    callers = new Callers();
  });

  describe('keeps issuers apart: a token never reaches the row of', () => {
    const ours = { issuer: 'mainstay', session: mark };
    const cases: [string, Partial<TokenClaims>, Partial<TokenClaims>][] = [
      ['the shared secret, from Better Auth', { issuer: 'shared-secret' }, { issuer: betterAuth }],
      ['Better Auth, from the shared secret', { issuer: betterAuth }, { issuer: 'shared-secret' }],
      ['one Better Auth server, from another', { issuer: betterAuth }, { issuer: 'https://other.example.com' }],
      ['the shared secret, from a session', { issuer: 'shared-secret' }, ours],
    ];
    for (const [name, owner, stranger] of cases)
      it(name, async () => {
        await callers.actor(owner);
        const kept = await callers.stored();
        expect(await callers.refusal({ session: null, ...stranger })).to.equal('token.malformed');
        expect(await callers.stored()).to.deep.equal(kept);
        expect(callers.validated).to.deep.equal([]);
      });
    for (const issuer of ['shared-secret', betterAuth])
      it(`an account with a password here, from ${issuer}`, async () => {
        await callers.register();
        expect(await callers.refusal({ issuer })).to.equal('token.malformed');
      });
    it('another, by the same e-mail', async () => {
      await callers.register('grace');
      expect(await callers.actor({ email: 'own@example.com', issuer: betterAuth })).to.deep.include({
        userId: 'ada',
        role: 'user',
      });
      expect((await callers.stored('grace'))?.version).to.equal(1);
    });
    it('another, and tells nobody else whether that one is locked', async () => {
      await callers.actor();
      await callers.change({ lockedAt: callers.clock.now() });
      expect(await callers.refusal({ issuer: betterAuth })).to.equal('token.malformed');
    });
  });

  describe('refuses who is refused here, with a token that is valid', () => {
    for (const mishap of ['lockedAt', 'deletedAt'] as const) {
      it(`${mishap}, and makes nobody anew`, async () => {
        await callers.actor();
        await callers.change({ [mishap]: callers.clock.now() });
        const kept = await callers.stored();
        expect(await callers.refusal({ email: 'new@example.com' })).to.equal('account.refused');
        expect(await callers.stored()).to.deep.equal(kept);
      });
      it(`${mishap} with a session, which it does not even touch`, async () => {
        await callers.register();
        await callers.change({ [mishap]: callers.clock.now() });
        expect(await callers.refusal({ issuer: 'mainstay', session: mark })).to.equal('account.refused');
        expect(callers.validated).to.deep.equal([]);
      });
    }
    it('until the lock is lifted', async () => {
      await callers.actor();
      await callers.change({ lockedAt: callers.clock.now() });
      await callers.refusal();
      await callers.change({ lockedAt: null });
      expect((await callers.actor()).userId).to.equal('ada');
    });
  });

  describe('with a token of a session of ours', () => {
    const ours = { issuer: 'mainstay', session: mark };
    it('has it validated, and names it', async () => {
      await callers.register();
      expect(await callers.actor(ours)).to.deep.include({ userId: 'ada', sessionId: mark.id });
      expect(callers.validated).to.deep.equal([['ada', mark]]);
    });
    it('is refused once it has ended', async () => {
      await callers.register();
      callers.validator = { validate: async () => err(sessionEnded) };
      expect(await callers.refusal(ours)).to.equal('session.ended');
    });
    it('makes no account: registration alone does', async () => {
      expect(await callers.refusal(ours)).to.equal('session.ended');
      expect(await callers.stored()).to.equal(undefined);
    });
  });
});
