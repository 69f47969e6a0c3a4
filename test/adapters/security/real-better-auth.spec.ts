import { expect } from 'chai';
import { decodeProtectedHeader, SignJWT } from 'jose';
import { JoseAccessTokenVerifier, trustedIssuer } from '../../../src/adapters/security/jose-access-token-verifier.ts';
import { SharedSecret } from '../../../src/adapters/security/shared-secret.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { readConfig } from '../../../src/infrastructure/config/read-config.ts';
import { BetterAuth, type Visitor } from '../../support/better-auth.ts';
import { TestLog } from '../../support/log.ts';
import { testSecret } from '../../support/tokens.ts';

const secret = testSecret.reveal();

/** Milliseconds that have passed beside the real ones. */
let passed = 0;

/** Ours, as the settings make it for this server. */
function tokensTrusting(url: string): JoseAccessTokenVerifier {
  const { betterAuth } = readConfig({ BETTER_AUTH_URL: url })._unsafeUnwrap();
  return new JoseAccessTokenVerifier({
    secret: new SharedSecret(testSecret),
    betterAuth: betterAuth && trustedIssuer(betterAuth, new TestLog(), () => performance.now() + passed),
    clock: systemClock,
  });
}

const outcome = async (tokens: JoseAccessTokenVerifier, token: string) =>
  (await tokens.verify(token)).match(
    ({ userId }) => userId,
    ({ kind }) => kind,
  );

describe('a real Better Auth server', () => {
  describe('in its default form', () => {
    let auth: BetterAuth;
    let ada: Visitor;
    let tokens: JoseAccessTokenVerifier;

    beforeEach(async () => {
      auth = await BetterAuth.start({ secret });
      ada = await auth.signUp();
      tokens = tokensTrusting(auth.url);
    });
    afterEach(() => auth.stop());

    it('vouches for the users it signs in', async () => {
      const token = await auth.token(ada);
      expect(decodeProtectedHeader(token)['alg']).to.equal('EdDSA');
      expect((await tokens.verify(token))._unsafeUnwrap()).to.deep.include({
        issuer: auth.url,
        userId: ada.userId,
        email: 'ada@example.com',
        session: null,
      });
      expect(ada.userId).to.match(/^[0-9A-Za-z]{32}$/);
    });
    it('is asked for its keys once, however many of its tokens come', async () => {
      const eve = await auth.signUp('eve@example.com');
      const both = await Promise.all([auth.token(ada), auth.token(eve)]);
      await Promise.all([...both, ...both].map((token) => tokens.verify(token)));
      expect(auth.keyFetches).to.equal(1);
    });
    it('tells the new address after a change', async () => {
      await auth.changeEmail(ada, 'countess@example.com');
      expect((await tokens.verify(await auth.token(ada)))._unsafeUnwrap().email).to.equal('countess@example.com');
    });
    it('is heard at once after it took a new key', async () => {
      const before = await auth.token(ada);
      expect(await outcome(tokens, before)).to.equal(ada.userId);
      auth.rotateKeys('published');
      const after = await auth.token(ada);
      expect(decodeProtectedHeader(after)['kid']).not.to.equal(decodeProtectedHeader(before)['kid']);
      expect(await outcome(tokens, after)).to.equal(ada.userId);
      expect(await outcome(tokens, before)).to.equal(ada.userId);
      expect(auth.keyFetches).to.equal(2);
    });
    it('is not heard under a key that it withdrew, not even for a token that was good before', async () => {
      const before = await auth.token(ada);
      expect(await outcome(tokens, before)).to.equal(ada.userId);
      auth.rotateKeys('withdrawn');
      expect(await outcome(tokens, await auth.token(ada))).to.equal(ada.userId);
      expect(await outcome(tokens, before)).to.equal('token.forged');
    });
    it('is heard while it is away, once its keys are known', async () => {
      const eve = await auth.signUp('eve@example.com');
      const [known, other] = await Promise.all([auth.token(ada), auth.token(eve)]);
      await tokens.verify(known);
      await auth.stop();
      expect([await outcome(tokens, known), await outcome(tokens, other)]).to.deep.equal([ada.userId, eve.userId]);
    });
    it('cannot be heard while it is away and its keys are not known, and can again when it is back', async () => {
      const token = await auth.token(ada);
      await auth.stop();
      expect(await outcome(tokens, token)).to.equal('issuer.unavailable');
      await auth.resume();
      expect(await outcome(tokens, token)).to.equal('issuer.unavailable');
      passed += 10_000;
      expect(await outcome(tokens, token)).to.equal(ada.userId);
    });
    it('is not heard by those who trust another', async () => {
      const other = await BetterAuth.start({ secret });
      try {
        expect(await outcome(tokensTrusting(other.url), await auth.token(ada))).to.equal('token.forged');
      } finally {
        await other.stop();
      }
    });
    it('is not heard with what it mails for verification', async () => {
      expect(auth.verificationTokens).to.have.length(1);
      for (const token of auth.verificationTokens) expect(await outcome(tokens, token)).to.equal('token.malformed');
    });
  });

  for (const alg of ['ES256', 'ES512', 'RS256', 'PS256'] as const)
    it(`vouches for its users under ${alg}`, async () => {
      const auth = await BetterAuth.start({ secret, jwt: { jwks: { keyPairConfig: { alg } } } });
      try {
        const ada = await auth.signUp();
        const token = await auth.token(ada);
        expect(decodeProtectedHeader(token)['alg']).to.equal(alg);
        expect(await outcome(tokensTrusting(auth.url), token)).to.equal(ada.userId);
      } finally {
        await auth.stop();
      }
    });

  for (const cookieCache of ['secret', 'keys'] as const)
    it(`is not heard with the JWT in its session cookie, signed with the ${cookieCache}`, async () => {
      const auth = await BetterAuth.start({ secret, cookieCache });
      try {
        const { cookieJwt = '' } = await auth.signUp();
        expect(decodeProtectedHeader(cookieJwt)['alg']).to.equal(cookieCache === 'secret' ? 'HS256' : 'EdDSA');
        expect(await outcome(tokensTrusting(auth.url), cookieJwt)).to.equal('token.malformed');
      } finally {
        await auth.stop();
      }
    });

  it('that signs with the shared secret by a function of its own is the issuer of that secret', async () => {
    const sign = (payload: object) =>
      new SignJWT({ ...payload })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .sign(new TextEncoder().encode(secret));
    const jwks = { remoteUrl: 'https://unused.example.com', keyPairConfig: { alg: 'EdDSA' } } as const;
    const definePayload = ({ user }: { user: { id: string; email: string } }) => ({
      user_id: user.id,
      email: user.email,
      role: 'admin',
    });
    for (const form of [{ sign }, { sign, definePayload }]) {
      const auth = await BetterAuth.start({ secret, jwt: { jwks, jwt: form } });
      try {
        const ada = await auth.signUp();
        const claims = (await tokensTrusting(auth.url).verify(await auth.token(ada)))._unsafeUnwrap();
        expect(claims).to.deep.include({ issuer: 'shared-secret', userId: ada.userId, email: ada.email });
        expect(auth.keyFetches).to.equal(0);
      } finally {
        await auth.stop();
      }
    }
  });
});
