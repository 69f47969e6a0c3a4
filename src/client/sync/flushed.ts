import type { FailureOf } from '../index.ts';
import type { Result } from '../results.ts';
import type { NotKept } from './not-kept.ts';

/** `NOT_KEPT`: what the server answered could not be written down here; it is asked again. */
export type SyncFailure = FailureOf<'sync'> | Pick<NotKept, 'code' | 'message'>;
export type Flushed = Result<undefined, SyncFailure>;

const over = ['UNAUTHORIZED', 'TOKEN_EXPIRED', 'FORBIDDEN', 'ACCOUNT_DISABLED'];

/** Whether nothing helps but another sign-in. */
export const isSignedOut = ({ code }: SyncFailure): boolean => over.includes(code);

const passing = ['IDEMPOTENCY_IN_PROGRESS', 'RATE_LIMITED', 'UNAVAILABLE'];

/** The command is sent again as it is. */
export const isPassing = ({ code }: { readonly code: string }): boolean => passing.includes(code);
