import { type CryptoKey, decodeProtectedHeader, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import { err, ok, type Result } from 'neverthrow';
import {
  type TokenExpired,
  type TokenForged,
  type TokenMalformed,
  tokenExpired,
  tokenForged,
  tokenMalformed,
} from '../../application/accounts/failures.ts';
import { type Instant, millisecondsOf } from '../../domain/kernel/instant.ts';

export const clockSkewSeconds = 5;

export interface JwtHeader {
  readonly alg: string;
  readonly kid: string | undefined;
}

/** A key and the only algorithms it is good for. What the token says of its algorithm is compared with these, never believed. */
export interface VerifyingKey {
  readonly key: CryptoKey;
  readonly algorithms: readonly string[];
}

/** Decoders take more spellings of one token than this; only the one that RFC 7515 allows is a token. */
function isCanonical(token: string): boolean {
  const parts = token.split('.');
  return parts.length === 3 && parts.every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}

export function readHeader(token: string): Result<JwtHeader, TokenMalformed> {
  if (!isCanonical(token)) return err(tokenMalformed);
  try {
    const { alg, kid, crit, typ } = decodeProtectedHeader(token);
    if (typeof alg !== 'string' || crit !== undefined || isOtherKind(typ)) return err(tokenMalformed);
    return ok({ alg, kid: typeof kid === 'string' ? kid : undefined });
  } catch {
    return err(tokenMalformed);
  }
}

/** The same keys sign logout notices, session cookies and more: explicit types tell them apart (RFC 8725, 3.11). */
const isOtherKind = (typ: unknown): boolean =>
  typeof typ === 'string' && /\+jwt$/i.test(typ) && !/^(application\/)?at\+jwt$/i.test(typ);

export async function verifyJwt(
  token: string,
  { key, algorithms }: VerifyingKey,
  now: Instant,
  expected: Pick<JWTVerifyOptions, 'issuer' | 'audience'> = {},
): Promise<Result<JWTPayload & { readonly exp: number }, TokenMalformed | TokenForged | TokenExpired>> {
  try {
    const { payload } = await jwtVerify(token, key, {
      ...expected,
      algorithms: [...algorithms],
      clockTolerance: clockSkewSeconds,
      currentDate: new Date(millisecondsOf(now)),
    });
    const { exp } = payload;
    return exp !== undefined && Number.isFinite(exp) ? ok({ ...payload, exp }) : err(tokenMalformed);
  } catch (refusal) {
    if (refusal instanceof errors.JWTExpired) return err(tokenExpired);
    if (refusal instanceof errors.JWSSignatureVerificationFailed) return err(tokenForged);
    if (refusal instanceof errors.JOSEError) return err(tokenMalformed);
    throw refusal;
  }
}

/** The same rule as at the first verification, for tokens that are known already. */
export const hasExpired = (exp: number, now: Instant): boolean =>
  exp <= Math.floor(millisecondsOf(now) / 1000) - clockSkewSeconds;
