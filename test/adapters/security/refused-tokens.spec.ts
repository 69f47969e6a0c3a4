import { expect } from 'chai';
import fc from 'fast-check';
import { CompactSign, SignJWT } from 'jose';
import { JoseAccessTokenVerifier } from '../../../src/adapters/security/jose-access-token-verifier.ts';
import { SharedSecret } from '../../../src/adapters/security/shared-secret.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { raw, seconds, sharedClaims, signed, testSecret } from '../../support/tokens.ts';

describe('a token that is refused', () => {
  const clock = new ManualClock('2026-11-20T12:00:00.000Z');
  const now = seconds(clock);
  const tokens = new JoseAccessTokenVerifier({ secret: new SharedSecret(testSecret), betterAuth: undefined, clock });

  const claims = async (change: object, header = {}) =>
    (await tokens.verify(await signed(sharedClaims(clock, { ...change }), header)))._unsafeUnwrap();
  const refusal = async (token: string | Promise<string>) => (await tokens.verify(await token))._unsafeUnwrapErr().kind;
  const refusalOf = (change: object, header = {}) => refusal(signed(sharedClaims(clock, { ...change }), header));

  describe('is malformed', () => {
    const texts = ['', 'x', 'a.b', 'a.b.c', '..', 'a.b.c.d.e', '💥.💥.💥', `${'a'.repeat(10_000)}.b.c`];
    for (const text of texts)
      it(`as the text ${JSON.stringify(text.slice(0, 20))}`, async () => {
        expect(await refusal(text)).to.equal('token.malformed');
      });
    it('in another spelling of base64url than the one', async () => {
      const [header = '', payload = '', signature = ''] = (await signed(sharedClaims(clock))).split('.');
      // The last character of 32 bytes holds 4 bits of them: with the other 2 bits set it decodes to the same.
      const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
      const twin = alphabet[alphabet.indexOf(signature.at(-1) ?? '') + 1];
      expect(await refusal(`${header}.${payload}.${signature.slice(0, -1)}${twin}`)).to.equal('token.malformed');
      for (const extra of ['=', '==', ' ', '\n', '%3D'])
        for (const at of [0, 1, 2]) {
          const parts = [header, payload, signature].map((part, index) => (index === at ? `${part}${extra}` : part));
          expect(await refusal(parts.join('.'))).to.equal('token.malformed');
        }
      const standard = Buffer.from('{"alg":"HS256","x":"???>>>"}').toString('base64').replace(/=+$/, '');
      expect(standard).to.match(/[+/]/);
      expect(await refusal(`${standard}.${payload}.${signature}`)).to.equal('token.malformed');
    });
    it('under none, with or without a signature', async () => {
      expect(await refusal(raw({ alg: 'none' }, sharedClaims(clock), ''))).to.equal('token.malformed');
      expect(await refusal(raw({ alg: 'none' }, sharedClaims(clock)))).to.equal('token.malformed');
      expect(await refusal(raw({ alg: 'NONE' }, sharedClaims(clock), ''))).to.equal('token.malformed');
    });
    it('under no algorithm or one that is no text', async () => {
      expect(await refusal(raw({}, sharedClaims(clock)))).to.equal('token.malformed');
      expect(await refusal(raw({ alg: ['HS256'] }, sharedClaims(clock)))).to.equal('token.malformed');
    });
    it('under another algorithm than HS256, though the secret signed it', async () => {
      const bytes = new TextEncoder().encode(testSecret.reveal().padEnd(64, '.'));
      for (const alg of ['HS384', 'HS512'])
        expect(await refusal(new SignJWT(sharedClaims(clock)).setProtectedHeader({ alg }).sign(bytes))).to.equal(
          'token.malformed',
        );
    });
    it('under an algorithm of public keys, where no other issuer is trusted', async () => {
      for (const alg of ['EdDSA', 'Ed25519', 'ES256', 'ES512', 'RS256', 'PS256'])
        expect(await refusal(raw({ alg, kid: 'k' }, sharedClaims(clock)))).to.equal('token.malformed');
    });
    it('with crit, known extension or not', async () => {
      expect(await refusal(raw({ alg: 'HS256', crit: ['x'], x: 1 }, sharedClaims(clock)))).to.equal('token.malformed');
      expect(await refusalOf({}, { crit: ['b64'], b64: true })).to.equal('token.malformed');
      expect(await refusal(raw({ alg: 'HS256', crit: [] }, sharedClaims(clock)))).to.equal('token.malformed');
    });
    it('without exp, or with one that is no number', async () => {
      for (const exp of [undefined, null, `${now + 900}`]) expect(await refusalOf({ exp })).to.equal('token.malformed');
      const endless = await rawSigned('{"user_id":"ada","exp":1e999}');
      expect(await refusal(endless)).to.equal('token.malformed');
    });
    it('with nbf ahead, by more than 5 s', async () => {
      expect(await refusalOf({ nbf: now + 6 })).to.equal('token.malformed');
      expect((await claims({ nbf: now + 5 })).userId).to.equal('ada');
    });
    it('where the payload is no JSON object', async () => {
      for (const payload of ['[]', '5', 'null', 'x', ''])
        expect(await refusal(rawSigned(payload))).to.equal('token.malformed');
    });
    it('of a type that says it is something else', async () => {
      expect(await refusalOf({}, { typ: 'logout+jwt' })).to.equal('token.malformed');
      expect(await refusalOf({}, { typ: 'application/better-auth.session-cache+jwt' })).to.equal('token.malformed');
    });
  });

  describe('is forged', () => {
    it('where another secret signed it', async () => {
      expect(await refusal(signed(sharedClaims(clock), {}, new Secret('another secret')))).to.equal('token.forged');
    });
    it('where a part of it was exchanged', async () => {
      const [header, , signature] = (await signed(sharedClaims(clock))).split('.');
      const [, payload] = (await signed(sharedClaims(clock, { user_id: 'eve' }))).split('.');
      expect(await refusal(`${header}.${payload}.${signature}`)).to.equal('token.forged');
      expect(await refusal(`${header}.${payload}.`)).to.equal('token.forged');
    });
    it('before it is expired', async () => {
      const claimsThen = sharedClaims(clock, { exp: now - 900 });
      expect(await refusal(signed(claimsThen, {}, new Secret('another secret')))).to.equal('token.forged');
    });
  });

  it('is never a defect, whatever the text', async () => {
    const parts = fc.oneof(
      fc.base64String(),
      fc.json().map((text) => Buffer.from(text).toString('base64url')),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { maxLength: 5 }), async (texts) => {
        expect((await tokens.verify(texts.join('.'))).isErr()).to.equal(true);
      }),
    );
  });

  it('is never a defect, whatever the secret signed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue(),
        fc.constantFrom('user_id', 'exp', 'nbf', 'iat', 'sub', 'email', 'sid', 'gen'),
        async (value, name) => {
          await tokens.verify(await rawSigned(JSON.stringify({ ...sharedClaims(clock), [name]: value })));
        },
      ),
    );
  });
});

/** Signed by the secret, payload byte for byte. */
async function rawSigned(payload: string): Promise<string> {
  const secret = new TextEncoder().encode(testSecret.reveal());
  return new CompactSign(new TextEncoder().encode(payload)).setProtectedHeader({ alg: 'HS256' }).sign(secret);
}
