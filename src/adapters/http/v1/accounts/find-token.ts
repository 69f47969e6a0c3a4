import { err, ok, type Result } from 'neverthrow';
import type { Contract } from '../../kit/contract.ts';
import { bearerToken } from '../../kit/credentials.ts';
import { type CsrfRejected, csrfRejected } from './failures.ts';
import { tokenInCookie } from './token-cookies.ts';

const reads = ['GET', 'HEAD', 'OPTIONS'];

/** A browser adds cookies to whatever page asks: so a write must come from a page that we know. */
export type CheckOrigin = (origin: string | undefined) => Result<void, CsrfRejected>;

export const checkOrigin = (allowed: readonly string[]): CheckOrigin => {
  const known = new Set(allowed);
  return (origin) => (origin !== undefined && known.has(origin) ? ok() : err(csrfRejected));
};

/** The bearer token if there is an `Authorization` header, else the access token's cookie. */
export const findToken =
  (check: CheckOrigin): NonNullable<Contract<CsrfRejected>['findToken']> =>
  (context) => {
    const { headers, method } = context;
    const cookie = tokenInCookie('access', headers.cookie);
    if (headers.authorization !== undefined || cookie === undefined) return bearerToken(context);
    return reads.includes(method) ? ok(cookie) : check(headers.origin).map(() => cookie);
  };
