import type { ResultAsync } from 'neverthrow';
import type { Failure } from '../../domain/kernel/failure.ts';
import type { Instant } from '../../domain/kernel/instant.ts';

/** A request that its sender may repeat. Keys of different owners never meet. */
export interface RepeatableRequest {
  readonly ownerId: string;
  readonly key: string;
  /** A digest of the owner, method, path, query and the body's bytes. */
  readonly fingerprint: string;
}

/** An answer is repeated for so long; afterwards its key is free. */
export const answersAreKeptFor = { hours: 24 } as const;

/** Whoever claimed a key and has not come back by then has died. */
export const claimsHoldFor = { seconds: 30 } as const;

export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The key came with another request before. */
export interface KeyMismatch extends Failure {
  readonly kind: 'idempotency.mismatch';
}

/** The first request with the key has not ended yet. */
export interface KeyInProgress extends Failure {
  readonly kind: 'idempotency.in_progress';
  /** Seconds. */
  readonly retryAfter: number;
}

export const keyMismatch: KeyMismatch = { kind: 'idempotency.mismatch' };
export const keyInProgress: KeyInProgress = { kind: 'idempotency.in_progress', retryAfter: 1 };

export interface IdempotentAnswers {
  /**
   * Runs `work` once per owner and key, in one unit of work with the record of its answer; later calls get that answer.
   * An Err or an exception leaves no record, so the key is free again.
   */
  once<F>(
    request: RepeatableRequest,
    work: () => ResultAsync<KeptAnswer, F>,
  ): ResultAsync<{ readonly answer: KeptAnswer; readonly replayed: boolean }, F | KeyMismatch | KeyInProgress>;
  /**
   * For work that begins with something that no unit of work may take back: the answer that is kept, or the key is the caller's
   * until `keep`, `release` or `claimsHoldFor`.
   */
  claim(request: RepeatableRequest): ResultAsync<KeptAnswer | undefined, KeyMismatch | KeyInProgress>;
  /** Runs the rest of the work in one unit of work with the record of its answer. */
  keep<F>(request: RepeatableRequest, work: () => ResultAsync<KeptAnswer, F>): ResultAsync<KeptAnswer, F>;
  /** Nothing came of it: the key is free. */
  release(request: RepeatableRequest): Promise<void>;
  /** Forgets the answers kept before `moment`, at most `limit` of them; says how many. */
  forgetBefore(moment: Instant, limit: number): Promise<number>;
}
