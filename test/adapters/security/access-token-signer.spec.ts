import { inspect } from 'node:util';
import { expect } from 'chai';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { JoseAccessTokenSigner } from '../../../src/adapters/security/jose-access-token-signer.ts';
import { JoseAccessTokenVerifier } from '../../../src/adapters/security/jose-access-token-verifier.ts';
import { SharedSecret } from '../../../src/adapters/security/shared-secret.ts';
import type { AccessTokenContent } from '../../../src/application/accounts/sessions/ports.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { seconds, testSecret } from '../../support/tokens.ts';

describe('a token of our own', () => {
  const clock = new ManualClock('2026-11-20T12:00:00.999Z');
  const secret = new SharedSecret(testSecret);
  const mint = new JoseAccessTokenSigner(secret, clock);
  const tokens = new JoseAccessTokenVerifier({ secret, betterAuth: undefined, clock });
  const session = { id: '019a9c5e-0000-7000-8000-000000000001', generation: 3 };
  const grant: AccessTokenContent = {
    userId: 'ada',
    email: 'ada@example.com',
    role: 'admin',
    session,
    lifetimeSeconds: 900,
  };

  it('is HS256 and says who it is for, of which session, and until when', async () => {
    const token = (await mint.sign(grant)).reveal();
    const now = seconds(clock);
    expect(decodeProtectedHeader(token)).to.deep.equal({ alg: 'HS256', typ: 'JWT' });
    expect(decodeJwt(token)).to.deep.equal({
      user_id: 'ada',
      sub: 'ada',
      email: 'ada@example.com',
      role: 'admin',
      sid: session.id,
      gen: 3,
      iat: now,
      exp: now + 900,
      iss: 'mainstay',
      aud: 'mainstay',
    });
  });
  it('is heard as one of its session', async () => {
    const claims = (await tokens.verify((await mint.sign(grant)).reveal()))._unsafeUnwrap();
    expect(claims).to.deep.include({ issuer: 'mainstay', userId: 'ada', email: 'ada@example.com', session });
  });
  it('without a session is one of the shared secret', async () => {
    const token = (await mint.sign({ ...grant, session: null, email: null })).reveal();
    const claims = (await tokens.verify(token))._unsafeUnwrap();
    expect(claims).to.deep.include({ issuer: 'shared-secret', userId: 'ada', email: null, session: null });
    expect(decodeJwt(token)).not.to.have.any.keys('sid', 'gen');
  });
  it('is never printed', async () => {
    expect(inspect(await mint.sign(grant)) + JSON.stringify(await mint.sign(grant))).not.to.contain('eyJ');
  });
});
