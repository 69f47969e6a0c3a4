import { SignJWT } from 'jose';
import { millisecondsOf } from '../../src/domain/kernel/instant.ts';
import { Secret } from '../../src/domain/kernel/secret.ts';
import type { ManualClock } from './manual-clock.ts';

export const testSecret = new Secret('a secret for tests that nobody uses elsewhere');

type TokenClaims = Record<string, unknown>;

/** Signs whatever it is given, right or wrong, with HS256 and the secret. */
export const signed = (claims: TokenClaims, header: TokenClaims = {}, secret = testSecret): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256', ...header }).sign(new TextEncoder().encode(secret.reveal()));

/** Seconds since 1970, as tokens count. */
export const seconds = (clock: ManualClock): number => Math.floor(millisecondsOf(clock.now()) / 1000);

/** What a front end that shares the secret puts into its tokens, for a quarter of an hour. */
export const sharedClaims = (clock: ManualClock, change: TokenClaims = {}): TokenClaims => {
  const now = seconds(clock);
  return { user_id: 'ada', email: 'ada@example.com', iat: now, exp: now + 900, ...change };
};

/** A JWT of these parts, taken as they are. */
export const raw = (header: unknown, payload: unknown, signature = 'c2lnbmF0dXJl'): string =>
  `${[header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.${signature}`;
