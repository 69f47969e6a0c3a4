import { err, ok, type Result } from 'neverthrow';
import { type CsrfRejected, csrfRejected } from './failures.ts';

/** A browser adds cookies to whatever page asks: so a write must come from a page that we know. */
export type CheckOrigin = (origin: string | undefined) => Result<void, CsrfRejected>;

export const checkOrigin = (allowed: readonly string[]): CheckOrigin => {
  const known = new Set(allowed);
  return (origin) => (origin !== undefined && known.has(origin) ? ok() : err(csrfRejected));
};
