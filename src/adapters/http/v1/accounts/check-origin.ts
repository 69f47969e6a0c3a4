import { err, ok, type Result } from 'neverthrow';
import { type CsrfRejected, csrfRejected } from './failures.ts';

/**
 * A browser adds cookies to whatever page asks: so a write must come from a page that we know.
 * @param host is what the request calls this server.
 */
export type CheckOrigin = (origin: string | undefined, host: string | undefined) => Result<void, CsrfRejected>;

/** @param hasPage whether this server has a page of its own, which may write to it. */
export const checkOrigin = (allowed: readonly string[], hasPage = false): CheckOrigin => {
  const known = new Set(allowed);
  const isOwn = (origin: string, host: string | undefined) =>
    hasPage && host !== undefined && origin.replace(/^https?:\/\//, '') === host;
  return (origin, host) =>
    origin !== undefined && (known.has(origin) || isOwn(origin, host)) ? ok() : err(csrfRejected);
};
