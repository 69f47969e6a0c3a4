import { createPublicKey } from 'node:crypto';
import { expect } from 'chai';
import { JoseAccessTokenVerifier } from '../../../src/adapters/security/jose-access-token-verifier.ts';
import { KeySet } from '../../../src/adapters/security/key-set.ts';
import { SharedSecret } from '../../../src/adapters/security/shared-secret.ts';
import { trustedKeys } from '../../../src/adapters/security/trusted-keys.ts';
import { after } from '../../../src/domain/kernel/instant.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import { type KeyPair, keyPair } from '../../support/key-pairs.ts';
import { TestLog } from '../../support/log.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { raw, seconds, sharedClaims, signed, testSecret } from '../../support/tokens.ts';

const issuer = 'https://auth.example.com';
const audience = 'https://api.example.com';
const algorithms = ['EdDSA', 'ES256', 'ES512', 'RS256', 'PS256'] as const;

describe('a token of a Better Auth server', () => {
  const clock = new ManualClock('2026-11-20T12:00:00.000Z');
  const now = seconds(clock);
  const pairs = new Map<string, KeyPair>();
  let published: unknown[] = [];
  let fetches = 0;
  let tokens: JoseAccessTokenVerifier;
  let edwards: KeyPair;

  before(async () => {
    for (const alg of algorithms) pairs.set(alg, await keyPair(`key of ${alg}`, alg));
    edwards = pairOf('EdDSA');
  });

  beforeEach(() => {
    published = [...pairs.values()].map(({ jwk }) => jwk);
    fetches = 0;
    const fetchKeys = () => {
      fetches += 1;
      return trustedKeys(published);
    };
    const keys = new KeySet({ fetchKeys, log: new TestLog(), elapsed: () => performance.now() });
    tokens = new JoseAccessTokenVerifier({
      secret: new SharedSecret(testSecret),
      betterAuth: { issuer, audience, keys },
      clock,
    });
  });

  const pairOf = (alg: string): KeyPair => {
    const pair = pairs.get(alg);
    if (pair === undefined) throw new Error(`no key of ${alg}`);
    return pair;
  };
  const claimsOf = (change = {}) => ({
    sub: 'Ada32',
    email: 'ada@example.com',
    iat: now,
    exp: now + 900,
    iss: issuer,
    aud: audience,
    ...change,
  });
  const claims = async (token: Promise<string>) => (await tokens.verify(await token))._unsafeUnwrap();
  const refusal = async (token: string | Promise<string>) => (await tokens.verify(await token))._unsafeUnwrapErr().kind;
  const refusalOf = (change = {}, header = {}) => refusal(edwards.sign(claimsOf(change), header));

  for (const alg of algorithms)
    it(`is heard under ${alg}`, async () => {
      expect(await claims(pairOf(alg).sign(claimsOf()))).to.deep.equal({
        issuer,
        userId: 'Ada32',
        email: 'ada@example.com',
        issuedAt: clock.now(),
        expiresAt: after(clock.now(), { minutes: 15 }),
        session: null,
      });
    });
  it("is heard under Ed25519, EdDSA's newer name, on either side", async () => {
    expect((await claims(edwards.sign(claimsOf(), { alg: 'Ed25519' }))).userId).to.equal('Ada32');
    published = [{ ...edwards.jwk, kid: 'new', alg: 'Ed25519' }];
    expect((await claims(edwards.sign(claimsOf(), { kid: 'new' }))).userId).to.equal('Ada32');
  });
  it('is heard where the published key leaves its algorithm to its kind', async () => {
    published = ['EdDSA', 'ES256', 'ES512', 'RS256'].map((alg) => ({ ...pairOf(alg).jwk, alg: undefined }));
    for (const alg of ['EdDSA', 'ES256', 'ES512', 'RS256'])
      expect((await claims(pairOf(alg).sign(claimsOf()))).userId).to.equal('Ada32');
  });

  it('takes the id from sub, or from id where that is absent; never from user_id', async () => {
    expect((await claims(edwards.sign(claimsOf({ user_id: 'eve', id: 'b' })))).userId).to.equal('Ada32');
    expect((await claims(edwards.sign(claimsOf({ sub: undefined, id: 'b' })))).userId).to.equal('b');
    expect(await refusalOf({ sub: undefined, user_id: 'eve' })).to.equal('token.malformed');
    expect(await refusalOf({ sub: 'payments' })).to.equal('token.malformed');
  });
  it('never belongs to a session of ours', async () => {
    const marks = { sid: '019a9c5e-0000-7000-8000-000000000001', gen: 1 };
    expect(await claims(edwards.sign(claimsOf(marks)))).to.deep.include({ issuer, session: null });
  });
  it('is heard when the audience is one of several', async () => {
    expect((await claims(edwards.sign(claimsOf({ aud: ['x', audience] })))).userId).to.equal('Ada32');
  });

  describe('is malformed', () => {
    const cases: [string, object, object?][] = [
      ['of another issuer', { iss: 'https://evil.example.com' }],
      ['without an issuer', { iss: undefined }],
      ['for another audience', { aud: 'https://other.example.com' }],
      ['for several others', { aud: ['a', 'b'] }],
      ['without an audience', { aud: undefined }],
      ['without exp', { exp: undefined }],
      ['with nbf ahead', { nbf: now + 6 }],
      ['with crit', {}, { crit: ['b64'], b64: true }],
      ["of the session cookie's type", {}, { typ: 'better-auth.session-cache+jwt' }],
    ];
    for (const [name, change, header] of cases)
      it(name, async () => {
        expect(await refusalOf(change, header)).to.equal('token.malformed');
      });

    it('under an algorithm that the key is not for', async () => {
      for (const alg of ['EdDSA', 'ES256', 'ES512', 'RS256', 'PS256', 'none', 'RS384', 'ES384'])
        for (const pair of pairs.values())
          if (pair.jwk.alg !== alg)
            expect(await refusal(raw({ alg, kid: pair.jwk.kid }, claimsOf()))).to.equal('token.malformed');
    });
    it('under HS256 with a public key for the secret', async () => {
      const pem = createPublicKey({ key: { ...edwards.jwk }, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
      for (const secret of [pem.toString(), edwards.jwk.x ?? '', JSON.stringify(edwards.jwk)])
        expect(await refusal(signed(claimsOf(), { kid: edwards.jwk.kid }, new Secret(secret)))).to.equal(
          'token.malformed',
        );
    });
  });

  it('that misuses the name of no key is forged, like any other under HS256', async () => {
    const token = signed(claimsOf(), { kid: 'stranger' }, new Secret('another secret'));
    expect(await refusal(token)).to.equal('token.forged');
    expect(fetches).to.equal(1);
  });

  describe('is forged', () => {
    it('where another key signed it under the same name', async () => {
      const impostor = await keyPair(edwards.jwk.kid);
      expect(await refusal(impostor.sign(claimsOf()))).to.equal('token.forged');
    });
    it('where nobody knows the key, or it names none', async () => {
      const stranger = await keyPair('stranger');
      expect(await refusal(stranger.sign(claimsOf()))).to.equal('token.forged');
      expect(await refusal(stranger.sign(claimsOf(), { kid: undefined }))).to.equal('token.forged');
      expect(await refusal(stranger.sign(claimsOf(), { kid: 5 }))).to.equal('token.forged');
    });
    it('where it brings its own key along', async () => {
      const stranger = await keyPair('stranger');
      const header = { jwk: stranger.jwk, jku: 'https://evil.example.com/keys', x5u: 'https://evil.example.com/cert' };
      expect(await refusal(stranger.sign(claimsOf(), header))).to.equal('token.forged');
      expect(await refusal(stranger.sign(claimsOf(), { ...header, kid: edwards.jwk.kid }))).to.equal('token.forged');
    });
  });

  it('expires 5 s after its time', async () => {
    expect(await refusalOf({ exp: now - 5 })).to.equal('token.expired');
    expect((await claims(edwards.sign(claimsOf({ exp: now - 4 })))).userId).to.equal('Ada32');
  });
  it('does not hinder tokens of the shared secret, whatever kid those name', async () => {
    const token = signed(sharedClaims(clock), { kid: edwards.jwk.kid });
    expect((await claims(token)).issuer).to.equal('shared-secret');
    expect(fetches).to.equal(0);
  });
  it('needs no key to be fetched where its algorithm is refused anyway', async () => {
    for (const alg of ['none', 'HS512', 'RS384', 'ES384']) await refusal(raw({ alg, kid: 'x' }, claimsOf()));
    expect(fetches).to.equal(0);
  });
});
