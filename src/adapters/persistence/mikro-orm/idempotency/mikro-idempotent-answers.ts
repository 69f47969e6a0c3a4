import { err, ok, type ResultAsync, safeTry } from 'neverthrow';
import type { Clock } from '../../../../application/kernel/clock.ts';
import {
  answersAreKeptFor,
  type IdempotentAnswers,
  type KeptAnswer,
  type KeyInProgress,
  type KeyMismatch,
  keyInProgress,
  keyMismatch,
  type RepeatableRequest,
} from '../../../../application/kernel/idempotency.ts';
import { before, type Instant } from '../../../../domain/kernel/instant.ts';
import type { Database } from '../database.ts';
import { MikroUnitOfWork } from '../mikro-unit-of-work.ts';
import { findAnswer, findBound, forgetAnswers, keepAnswer, lockKey, lockName } from './statements.ts';

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

  #answer<F>({ ownerId, key, fingerprint }: RepeatableRequest, work: () => ResultAsync<KeptAnswer, F>): Once<F> {
    const database = this.#database;
    const now = this.#clock.now();
    return safeTry<Answered, F | KeyMismatch | KeyInProgress>(async function* () {
      const { locked } = await database.one(lockKey, { name: lockName(ownerId, key) });
      if (!locked) return err(keyInProgress);
      const since = before(now, answersAreKeptFor);
      const { rows: bound } = await database.run(findBound, { ownerId, key });
      if (bound.length > 0) return err(keyMismatch);
      const [kept] = (await database.run(findAnswer, { ownerId, key, since })).rows;
      if (kept !== undefined && kept.fingerprint !== fingerprint) return err(keyMismatch);
      if (kept !== undefined)
        return ok({
          answer: { status: kept.status, headers: JSON.parse(kept.headers), body: kept.body },
          replayed: true,
        });
      const answer = yield* work();
      const { status, body } = answer;
      const headers = JSON.stringify(answer.headers);
      await database.run(keepAnswer, { owner_id: ownerId, key, fingerprint, status, headers, body, created_at: now });
      return ok({ answer, replayed: false });
    });
  }
}
