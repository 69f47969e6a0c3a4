import { expect } from 'chai';
import {
  issuerUnavailable,
  tokenExpired,
  tokenForged,
  tokenMalformed,
} from '../../../../src/application/accounts/failures.ts';
import { after, type Instant } from '../../../../src/domain/kernel/instant.ts';
import { Callers, origin } from '../../../support/callers.ts';

const mark = { id: '019a9c5e-0000-7000-8000-000000000001', generation: 2 };

describe('authenticating a caller', () => {
  let callers: Callers;
  beforeEach(() => {
    callers = new Callers();
  });

  for (const failure of [tokenMalformed, tokenForged, tokenExpired, issuerUnavailable])
    it(`refuses as the token is refused: ${failure.kind}`, async () => {
      callers.tokenRefusal = failure;
      expect((await callers.authenticate())._unsafeUnwrapErr()).to.equal(failure);
      expect(await callers.stored()).to.equal(undefined);
    });

  describe('whom only the issuer knows', () => {
    it('makes a row at the first valid token, with id and e-mail from the claims', async () => {
      expect(await callers.actor()).to.deep.equal({
        userId: 'ada',
        role: 'user',
        email: 'ada@example.com',
        sessionId: null,
        origin,
      });
      expect(await callers.stored()).to.deep.include({
        issuer: 'shared-secret',
        email: 'ada@example.com',
        name: null,
        role: 'user',
        version: 1,
        createdAt: callers.clock.now(),
      });
    });
    it('makes no second row', async () => {
      await callers.actor();
      const first = await callers.stored();
      callers.clock.advance({ minutes: 1 });
      await callers.actor();
      expect(await callers.stored()).to.deep.equal(first);
    });
    it('makes one row, however many first requests come at once', async () => {
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => callers.authenticate()));
      expect(outcomes.every((outcome) => outcome.isOk())).to.equal(true);
      expect((await callers.stored())?.version).to.equal(1);
    });
    it('does without an e-mail', async () => {
      expect((await callers.actor({ email: null })).email).to.equal(null);
      expect(await callers.stored()).to.deep.include({ email: null, emailAsOf: null });
    });
    it('gives the role that is kept here, never one of the claims', async () => {
      await callers.actor();
      await callers.change({ role: 'admin' });
      expect((await callers.actor()).role).to.equal('admin');
    });
  });

  describe('follows the e-mail', () => {
    const later = () => after(callers.clock.now(), { minutes: 1 });

    it('to the one that a later token names', async () => {
      await callers.actor();
      callers.clock.advance({ minutes: 1 });
      expect((await callers.actor({ email: 'new@example.com', issuedAt: later() })).email).to.equal('new@example.com');
      expect(await callers.stored()).to.deep.include({
        email: 'new@example.com',
        version: 2,
        updatedAt: callers.clock.now(),
      });
    });
    it('and forgets what it knew of the user, so that the next request need not follow again', async () => {
      await callers.actor();
      const forgotten: string[] = [];
      callers.users.forget = (userId?: string) => void forgotten.push(`${userId}`);
      await callers.actor({ email: 'new@example.com' });
      expect(forgotten).to.deep.equal(['ada']);
    });
    it('to one made in the same second', async () => {
      await callers.actor();
      expect((await callers.actor({ email: 'new@example.com' })).email).to.equal('new@example.com');
    });
    it('to the first one, where there was none', async () => {
      await callers.actor({ email: null });
      expect((await callers.actor({ email: 'new@example.com', issuedAt: before() })).email).to.equal('new@example.com');
    });
    it('but not back to the one of an older token, and writes nothing for it', async () => {
      await callers.actor();
      await callers.actor({ email: 'new@example.com', issuedAt: later() });
      expect((await callers.actor({ email: 'ada@example.com', issuedAt: callers.clock.now() })).email).to.equal(
        'new@example.com',
      );
      expect((await callers.stored())?.version).to.equal(2);
    });
    it('but not to none', async () => {
      await callers.actor();
      expect((await callers.actor({ email: null, issuedAt: later() })).email).to.equal('ada@example.com');
    });
    it('once, however many requests bring it at once', async () => {
      await callers.actor();
      callers.claims = { ...callers.claims, email: 'new@example.com', issuedAt: later() };
      await Promise.all(Array.from({ length: 10 }, () => callers.authenticate()));
      expect(await callers.stored()).to.deep.include({ email: 'new@example.com', version: 2 });
    });
    it('but not of people with a password here', async () => {
      await callers.register();
      expect(
        (await callers.actor({ issuer: 'mainstay', session: mark, email: 'new@example.com', issuedAt: later() })).email,
      ).to.equal('own@example.com');
    });
    it('but never of somebody who was erased meanwhile', async () => {
      await callers.actor();
      const accountStatus = await callers.users.of('ada');
      await callers.change({ email: null, emailAsOf: null, deletedAt: callers.clock.now() });
      callers.users.of = async () => accountStatus;
      await callers.actor({ email: 'new@example.com', issuedAt: later() });
      expect((await callers.stored())?.email).to.equal(null);
    });
    const before = () => '2000-01-01T00:00:00.000Z' as Instant;
  });
});
