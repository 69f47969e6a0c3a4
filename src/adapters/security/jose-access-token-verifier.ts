import { err, ok, type Result } from 'neverthrow';
import { type TokenRefusal, tokenExpired, tokenForged, tokenMalformed } from '../../application/accounts/failures.ts';
import type { AccessTokenVerifier, TokenClaims } from '../../application/accounts/sessions/ports.ts';
import type { Clock } from '../../application/kernel/clock.ts';
import type { Log } from '../../application/kernel/log.ts';
import { betterAuthClaims, sharedSecretClaims } from './claims.ts';
import { fetchKeysFrom } from './fetch-keys.ts';
import { hasExpired, type JwtHeader, readHeader, verifyJwt } from './jwt.ts';
import { KeySet } from './key-set.ts';
import { type SharedSecret, sharedSecretAlgorithm } from './shared-secret.ts';
import { type VerifiedToken, VerifiedTokens } from './verified-tokens.ts';

/** A Better Auth server whose tokens are trusted, and its keys. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: KeySet;
}

interface BetterAuthServer {
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
}

export const trustedIssuer = (
  { jwksUrl, issuer, audience }: BetterAuthServer,
  log: Log,
  elapsed: () => number = () => performance.now(),
): TrustedIssuer => ({
  issuer,
  audience,
  keys: new KeySet({ fetchKeys: fetchKeysFrom(jwksUrl), log, elapsed }),
});

interface Parts {
  readonly secret: SharedSecret;
  readonly betterAuth: TrustedIssuer | undefined;
  readonly clock: Clock;
}

export class JoseAccessTokenVerifier implements AccessTokenVerifier {
  readonly #parts: Parts;
  readonly #verified = new VerifiedTokens();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async verify(token: string): Promise<Result<TokenClaims, TokenRefusal>> {
    const known = this.#verified.get(token);
    if (known === undefined || !this.#stillTrusts(known)) return await this.#verifyAnew(token);
    if (!hasExpired(known.exp, this.#parts.clock.now())) return ok(known.claims);
    this.#verified.drop(token);
    return err(tokenExpired);
  }

  #stillTrusts({ key }: VerifiedToken): boolean {
    return key === null || this.#parts.betterAuth?.keys.trusts(key) === true;
  }

  async #verifyAnew(token: string): Promise<Result<TokenClaims, TokenRefusal>> {
    const header = readHeader(token);
    if (header.isErr()) return err(header.error);
    const fromSecret = header.value.alg === sharedSecretAlgorithm;
    const verified = fromSecret
      ? await this.#bySecret(token, header.value)
      : await this.#byPublicKey(token, header.value);
    if (verified.isOk()) this.#verified.keep(token, verified.value);
    return verified.map(({ claims }) => claims);
  }

  async #bySecret(token: string, { kid }: JwtHeader): Promise<Result<VerifiedToken, TokenRefusal>> {
    const { secret, betterAuth, clock } = this.#parts;
    const now = clock.now();
    const payload = await verifyJwt(token, await secret.key(), now);
    if (payload.isErr()) {
      // HS256 in the name of a public key: the algorithm does not fit that key, whatever the signature.
      const misused = payload.error === tokenForged && kid !== undefined && (await betterAuth?.keys.knows(kid));
      return err(misused ? tokenMalformed : payload.error);
    }
    const { exp } = payload.value;
    return sharedSecretClaims(payload.value, now).map((claims) => ({ claims, exp, key: null }));
  }

  async #byPublicKey(token: string, { alg, kid }: JwtHeader): Promise<Result<VerifiedToken, TokenRefusal>> {
    const { betterAuth, clock } = this.#parts;
    if (betterAuth === undefined || !publicKeyAlgorithms.has(alg)) return err(tokenMalformed);
    if (kid === undefined) return err(tokenForged);
    const key = await betterAuth.keys.find(kid);
    if (key.isErr()) return err(key.error);
    const { issuer, audience } = betterAuth;
    const now = clock.now();
    const payload = await verifyJwt(token, key.value, now, { issuer, audience });
    if (payload.isErr()) {
      if (payload.error === tokenForged) betterAuth.keys.reportForgery();
      return err(payload.error);
    }
    const { exp } = payload.value;
    return betterAuthClaims(issuer, payload.value, now).map((claims) => ({ claims, exp, key: key.value }));
  }
}

/** Others need no key to be looked up, let alone fetched. */
const publicKeyAlgorithms: ReadonlySet<string> = new Set(['EdDSA', 'Ed25519', 'ES256', 'ES512', 'RS256', 'PS256']);
