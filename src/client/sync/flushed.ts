import type { FailureOf } from '../index.ts';
import type { Result } from '../results.ts';

export type SyncFailure = FailureOf<'sync'>;
export type Flushed = Result<undefined, SyncFailure>;

const over = ['UNAUTHORIZED', 'TOKEN_EXPIRED', 'FORBIDDEN', 'ACCOUNT_DISABLED'];

/** Whether nothing helps but another sign-in. */
export const isSignedOut = ({ code }: SyncFailure): boolean => over.includes(code);

const passing = ['IDEMPOTENCY_IN_PROGRESS', 'RATE_LIMITED', 'UNAVAILABLE'];

/** The command is sent again as it is. */
export const isPassing = ({ code }: { readonly code: string }): boolean => passing.includes(code);
