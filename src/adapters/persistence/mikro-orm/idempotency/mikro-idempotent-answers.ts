import { err, ok, okAsync, type Result, ResultAsync } from 'neverthrow';
import type { Clock } from '../../../../application/kernel/clock.ts';
import {
  answersAreKeptFor,
  claimsHoldFor,
  type IdempotentAnswers,
  type KeptAnswer,
  type KeyInProgress,
  type KeyMismatch,
  keyInProgress,
  keyMismatch,
  type RepeatableRequest,
} from '../../../../application/kernel/idempotency.ts';
import { before, type Instant, millisecondsOf } from '../../../../domain/kernel/instant.ts';
import type { Database } from '../database.ts';
import { MikroUnitOfWork } from '../mikro-unit-of-work.ts';
import { findAnswer, findBound, forgetAnswers, keepAnswer, lockKey, lockName, releaseKey } from './statements.ts';

interface Answered {
  readonly answer: KeptAnswer;
  readonly replayed: boolean;
}
type Once<F> = ResultAsync<Answered, F | KeyMismatch | KeyInProgress>;

/**
 * The key is a lock of the transaction, which a crash lets go. PostgreSQL shows what was committed before it gives the
 * lock free, and the question for the record is a statement of its own: whoever gets the lock next finds the record.
 */
export class MikroIdempotentAnswers implements IdempotentAnswers {
  readonly #database: Database;
  readonly #unitOfWork: MikroUnitOfWork<undefined>;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#unitOfWork = new MikroUnitOfWork(database, undefined);
    this.#clock = clock;
  }

  once<F>(request: RepeatableRequest, work: () => ResultAsync<KeptAnswer, F>): Once<F> {
    return this.#unitOfWork.run(() => this.#answer(request, work));
  }

  async forgetBefore(moment: Instant, limit: number): Promise<number> {
    const { numAffectedRows = 0n } = await this.#database.run(forgetAnswers, { moment, limit });
    return Number(numAffectedRows);
  }

  claim(request: RepeatableRequest): ResultAsync<KeptAnswer | undefined, KeyMismatch | KeyInProgress> {
    return this.#unitOfWork.run(async () => {
      const found = await this.#find(request);
      if (found.isErr() || found.value !== undefined) return found;
      await this.#write(request, claimed);
      return ok(undefined);
    });
  }

  keep<F>(request: RepeatableRequest, work: () => ResultAsync<KeptAnswer, F>): ResultAsync<KeptAnswer, F> {
    return this.#unitOfWork.run(() => work().andThrough((answer) => this.#kept(request, answer)));
  }

  async release({ ownerId, key }: RepeatableRequest): Promise<void> {
    await this.#database.run(releaseKey, { ownerId, key, status: claimed.status });
  }

  #answer<F>(request: RepeatableRequest, work: () => ResultAsync<KeptAnswer, F>): Once<F> {
    return new ResultAsync(this.#find(request)).andThen((kept) =>
      kept === undefined
        ? work()
            .andThrough((answer) => this.#kept(request, answer))
            .map((answer) => ({ answer, replayed: false }))
        : okAsync({ answer: kept, replayed: true }),
    );
  }

  /** Holds the key's lock from now on, and says what is kept under it. */
  async #find({
    ownerId,
    key,
    fingerprint,
  }: RepeatableRequest): Promise<Result<KeptAnswer | undefined, KeyMismatch | KeyInProgress>> {
    const now = this.#clock.now();
    const { locked } = await this.#database.one(lockKey, { name: lockName(ownerId, key) });
    if (!locked) return err(keyInProgress);
    const { rows: bound } = await this.#database.run(findBound, { ownerId, key });
    if (bound.length > 0) return err(keyMismatch);
    const since = before(now, answersAreKeptFor);
    const [kept] = (await this.#database.run(findAnswer, { ownerId, key, since })).rows;
    if (kept === undefined) return ok(undefined);
    if (kept.status === claimed.status) {
      if (millisecondsOf(kept.created_at) <= millisecondsOf(before(now, claimsHoldFor))) return ok(undefined);
      return err(kept.fingerprint === fingerprint ? keyInProgress : keyMismatch);
    }
    if (kept.fingerprint !== fingerprint) return err(keyMismatch);
    return ok({ status: kept.status, headers: JSON.parse(kept.headers), body: kept.body });
  }

  #kept(request: RepeatableRequest, answer: KeptAnswer): ResultAsync<void, never> {
    return ResultAsync.fromSafePromise(this.#write(request, answer));
  }

  async #write({ ownerId, key, fingerprint }: RepeatableRequest, { status, headers, body }: KeptAnswer): Promise<void> {
    const written = { status, headers: JSON.stringify(headers), body, created_at: this.#clock.now() };
    await this.#database.run(keepAnswer, { owner_id: ownerId, key, fingerprint, ...written });
  }
}

/** No answer has this status. */
const claimed: KeptAnswer = { status: 0, headers: {}, body: '' };
