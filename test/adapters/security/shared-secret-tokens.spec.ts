import { expect } from 'chai';
import { JoseAccessTokenVerifier } from '../../../src/adapters/security/jose-access-token-verifier.ts';
import { SharedSecret } from '../../../src/adapters/security/shared-secret.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { seconds, sharedClaims, signed, testSecret } from '../../support/tokens.ts';

const session = { sid: '019a9c5e-0000-7000-8000-000000000001', gen: 3 };

describe('a token of the shared secret', () => {
  const clock = new ManualClock('2026-11-20T12:00:00.000Z');
  const now = seconds(clock);
  const tokens = new JoseAccessTokenVerifier({ secret: new SharedSecret(testSecret), betterAuth: undefined, clock });

  const claims = async (change: object, header = {}) =>
    (await tokens.verify(await signed(sharedClaims(clock, { ...change }), header)))._unsafeUnwrap();
  const refusal = async (token: string | Promise<string>) => (await tokens.verify(await token))._unsafeUnwrapErr().kind;
  const refusalOf = (change: object, header = {}) => refusal(signed(sharedClaims(clock, { ...change }), header));

  it('names its user, the e-mail and when it was made', async () => {
    expect(await claims({})).to.deep.equal({
      issuer: 'shared-secret',
      userId: 'ada',
      email: 'ada@example.com',
      issuedAt: '2026-11-20T12:00:00.000Z',
      expiresAt: '2026-11-20T12:15:00.000Z',
      session: null,
    });
  });

  describe('takes the id of the user', () => {
    const none = { user_id: undefined };
    const cases: [string, object, string][] = [
      ['from user_id', { sub: 'b', id: 'c' }, 'ada'],
      ['from sub where user_id is absent', { ...none, sub: 'b', id: 'c' }, 'b'],
      ['from id where both are absent', { ...none, id: 'c' }, 'c'],
      ['as it is, spaces and slashes included', { user_id: ' a/b ' }, ' a/b '],
      ['of 255 characters', { user_id: '😀'.repeat(255) }, '😀'.repeat(255)],
      ['that only looks like a fixed segment', { user_id: 'users' }, 'users'],
    ];
    for (const [name, change, id] of cases)
      it(name, async () => {
        expect((await claims(change)).userId).to.equal(id);
      });
  });

  describe('is malformed where the id is', () => {
    const ids = {
      ...cases(['v1', 'payments', 'user', 'webhooks']),
      ...cases(['', 'a\0b', '\ud800', 5, {}, ['a'], true]),
    };
    function cases(values: unknown[]) {
      return Object.fromEntries(values.map((value) => [JSON.stringify(value), value]));
    }
    for (const [name, id] of Object.entries({ ...ids, 'absent everywhere': undefined, 'too long': 'x'.repeat(256) }))
      it(name, async () => {
        expect(await refusalOf({ user_id: id })).to.equal('token.malformed');
      });
    it('unusable in user_id, whatever sub says', async () => {
      expect(await refusalOf({ user_id: 5, sub: 'ada' })).to.equal('token.malformed');
    });
  });

  describe('has no e-mail where the claim is', () => {
    for (const email of [undefined, null, 5, {}, '', '  ', 'a\0@example.com', '\ud800@example.com', 'x'.repeat(256)])
      it(JSON.stringify(email)?.slice(0, 30) ?? 'absent', async () => {
        expect((await claims({ email })).email).to.equal(null);
      });
  });
  it('has the e-mail trimmed, in any form, up to 255 characters', async () => {
    expect((await claims({ email: ' Ada@Example.com ' })).email).to.equal('Ada@Example.com');
    expect((await claims({ email: '😀'.repeat(255) })).email).to.equal('😀'.repeat(255));
  });

  describe('was made', () => {
    const cases: [string, unknown, string][] = [
      ['when it says', now - 60, '2026-11-20T11:59:00.000Z'],
      ['now, where it says nothing', undefined, clock.now()],
      ['now, where it says later', 1e300, clock.now()],
      ['at the beginning of time, where it says before', -1e300, '1970-01-01T00:00:00.000Z'],
    ];
    for (const [name, iat, moment] of cases)
      it(name, async () => {
        expect((await claims({ iat })).issuedAt).to.equal(moment);
      });
  });

  it('is heard whatever its own iss, aud, role and typ say', async () => {
    const said = { iss: 'https://elsewhere.example', aud: ['other', 'more'], role: 'admin' };
    expect(await claims(said, { typ: 'JWT' })).to.deep.equal(await claims({}));
    expect(await claims({ iss: 5, aud: {} }, { typ: 'at+jwt', kid: 'whatever' })).to.deep.equal(await claims({}));
  });

  describe('belongs to a session of ours', () => {
    it('with a sid and a generation', async () => {
      expect(await claims(session)).to.deep.include({
        issuer: 'mainstay',
        session: { id: session.sid, generation: 3 },
      });
    });
    for (const other of [
      { sid: 'WHuzW0Uc8uwIhSBplF7lO4Yo7gkZ5z0V' },
      { gen: undefined },
      { gen: 0 },
      { gen: 1.5 },
      { gen: '3' },
      { sid: 5 },
    ])
      it(`but not with ${JSON.stringify(other)}`, async () => {
        expect(await claims({ ...session, ...other })).to.deep.include({ issuer: 'shared-secret', session: null });
      });
  });

  it('expires 5 s after its time, seen before or not', async () => {
    const moving = new ManualClock('2026-11-20T12:00:00.000Z');
    const held = new JoseAccessTokenVerifier({
      secret: new SharedSecret(testSecret),
      betterAuth: undefined,
      clock: moving,
    });
    const token = await signed(sharedClaims(clock, { exp: now + 900 }));
    const other = await signed(sharedClaims(clock, { exp: now + 900, jti: 'other' }));
    expect((await held.verify(token)).isOk()).to.equal(true);
    moving.advance({ seconds: 904, milliseconds: 999 });
    expect((await held.verify(token)).isOk()).to.equal(true);
    expect((await held.verify(other)).isOk()).to.equal(true);
    moving.advance({ milliseconds: 1 });
    for (const text of [token, other, token])
      expect((await held.verify(text))._unsafeUnwrapErr().kind).to.equal('token.expired');
  });

  it('is answered from memory the second time', async () => {
    const token = await signed(sharedClaims(clock, { jti: 'again' }));
    const first = (await tokens.verify(token))._unsafeUnwrap();
    expect((await tokens.verify(token))._unsafeUnwrap()).to.equal(first);
  });
});
