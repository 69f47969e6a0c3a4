import type { Context } from 'koa';
import type { Result } from 'neverthrow';
import type { Authenticate } from '../../../application/accounts/sessions/authenticate.ts';
import type { IdempotentAnswers } from '../../../application/kernel/idempotency.ts';
import type { Log } from '../../../application/kernel/log.ts';
import type { RateLimit } from '../../../application/kernel/rate-limits.ts';
import type { BodyTooLarge, UnsupportedMediaType } from './failures.ts';
import type { LargeBodies } from './large-bodies.ts';

/** What every endpoint of every contract is served with. */
export interface Kit {
  readonly authenticate: Pick<Authenticate, 'execute'>;
  readonly idempotentAnswers: IdempotentAnswers;
  /** Under a key of the server's: for the fingerprint of a request that holds a password. */
  readonly seal: (fingerprint: string) => string;
  readonly limits: Readonly<Record<'perUser' | 'perAddress' | 'perRefused', RateLimit>>;
  readonly log: Log;
  /** With it a 500 tells the defect's type and message. */
  readonly debug: boolean;
  /** @param limit in bytes, where it is not the usual one */
  readonly readBytes: (
    context: Context,
    limit?: number,
  ) => Promise<Result<Buffer, BodyTooLarge | UnsupportedMediaType>>;
  readonly largeBodies: LargeBodies;
  /** Whether an exception means that a service cannot be reached now, rather than a bug. */
  readonly isUnavailable: (defect: unknown) => boolean;
  /** Whether it means that only this request asked for more than its share. */
  readonly isBeyondItsShare: (defect: unknown) => boolean;
  /** Whatever `work` asks of the database is bounded together with what else this requester asks. */
  readonly onBehalfOf: <T>(requester: string, work: () => T) => T;
  readonly onRateLimited: (limit: string) => void;
}
