import type { AccessTokenContent, AccessTokenSigner } from '../../application/accounts/sessions/ports.ts';
import type { Clock } from '../../application/kernel/clock.ts';
import { millisecondsOf } from '../../domain/kernel/instant.ts';
import { Secret } from '../../domain/kernel/secret.ts';
import { type SharedSecret, sharedSecretAlgorithm } from './shared-secret.ts';

/** The `iss` and `aud` of our own tokens: for those who read them, since here neither is believed. */
const ourselves = 'mainstay';

export class JoseAccessTokenSigner implements AccessTokenSigner {
  readonly #secret: SharedSecret;
  readonly #clock: Clock;

  constructor(secret: SharedSecret, clock: Clock) {
    this.#secret = secret;
    this.#clock = clock;
  }

  async sign({ userId, email, role, session, lifetimeSeconds }: AccessTokenContent): Promise<Secret> {
    const { key } = await this.#secret.key();
    const { SignJWT } = await import('jose');
    const now = Math.floor(millisecondsOf(this.#clock.now()) / 1000);
    const sessionClaims = session === null ? {} : { sid: session.id, gen: session.generation };
    const token = await new SignJWT({ user_id: userId, email, role, ...sessionClaims })
      .setProtectedHeader({ alg: sharedSecretAlgorithm, typ: 'JWT' })
      .setSubject(userId)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimeSeconds)
      .setIssuer(ourselves)
      .setAudience(ourselves)
      .sign(key);
    return new Secret(token);
  }
}
