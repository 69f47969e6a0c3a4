import { ok } from 'neverthrow';
import { bearerToken } from '../../kit/bearer-token.ts';
import type { Contract } from '../../kit/contract.ts';
import type { CheckOrigin } from './check-origin.ts';
import type { CsrfRejected } from './failures.ts';
import { tokenInCookie } from './token-cookies.ts';

const reads = ['GET', 'HEAD', 'OPTIONS'];

/** The bearer token if there is an `Authorization` header, else the access token's cookie. */
export const findToken =
  (checkOrigin: CheckOrigin): NonNullable<Contract<CsrfRejected>['findToken']> =>
  (context) => {
    const { headers, method } = context;
    const cookie = tokenInCookie('access', headers.cookie);
    if (headers.authorization !== undefined || cookie === undefined) return bearerToken(context);
    return reads.includes(method) ? ok(cookie) : checkOrigin(headers.origin, headers.host).map(() => cookie);
  };
