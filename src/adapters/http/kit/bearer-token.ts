import type { Context } from 'koa';
import { err, ok, type Result } from 'neverthrow';
import type { CredentialsMissing, CredentialsUnusable } from './failures.ts';

/** The token of `Authorization: Bearer <token>` (RFC 6750, 2.1). */
export function bearerToken({ headers }: Context): Result<string, CredentialsMissing | CredentialsUnusable> {
  if (headers.authorization === undefined) return err({ kind: 'credentials.missing' });
  const token = /^Bearer +([^\s]+) *$/i.exec(headers.authorization)?.[1];
  return token === undefined ? err({ kind: 'credentials.unusable' }) : ok(token);
}
