import { err, errAsync, ok, type ResultAsync, safeTry } from 'neverthrow';
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
import { type KeptAnswerRow, keptAnswersTable } from '../../tables/kept-answers-table.ts';
import { type PaymentKeyRow, paymentKeysTable } from '../../tables/payment-keys-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';
import { MemoryUnitOfWork } from '../kernel/memory-unit-of-work.ts';

interface Answered {
  readonly answer: KeptAnswer;
  readonly replayed: boolean;
}
type Once<F> = ResultAsync<Answered, F | KeyMismatch | KeyInProgress>;

export class MemoryIdempotentAnswers implements IdempotentAnswers {
  readonly #unitOfWork: MemoryUnitOfWork<undefined>;
  readonly #database: MemoryDatabase;
  readonly #kept: MemoryRows<KeptAnswerRow>;
  readonly #bound: MemoryRows<PaymentKeyRow>;
  readonly #clock: Clock;
  readonly #running = new Set<string>();

  constructor(database: MemoryDatabase, clock: Clock) {
    this.#database = database;
    this.#kept = new MemoryRows(database, keptAnswersTable);
    this.#bound = new MemoryRows(database, paymentKeysTable);
    this.#unitOfWork = new MemoryUnitOfWork(database, undefined);
    this.#clock = clock;
  }

  once<F>(request: RepeatableRequest, work: () => ResultAsync<KeptAnswer, F>): Once<F> {
    const name = JSON.stringify([request.ownerId, request.key]);
    if (this.#running.has(name)) return errAsync(keyInProgress);
    this.#running.add(name);
    const answered: Once<F> = this.#unitOfWork.run(() => this.#answer(request, work));
    const free = () => this.#running.delete(name);
    answered.then(free, free);
    return answered;
  }

  forgetBefore(moment: Instant, limit: number): Promise<number> {
    return this.#database.write(() => this.#kept.deleteWhere(({ createdAt }) => createdAt < moment, limit));
  }

  #answer<F>({ ownerId, key, fingerprint }: RepeatableRequest, work: () => ResultAsync<KeptAnswer, F>): Once<F> {
    const createdAt = this.#clock.now();
    const kept = this.#kept;
    const bound = this.#bound;
    return safeTry<Answered, F | KeyMismatch>(async function* () {
      if (bound.get(ownerId, key) !== undefined) return err(keyMismatch);
      const known = kept.get(ownerId, key);
      if (known !== undefined && known.createdAt >= before(createdAt, answersAreKeptFor)) {
        const { status, headers, body } = known;
        return known.fingerprint === fingerprint
          ? ok({ answer: { status, headers, body }, replayed: true })
          : err(keyMismatch);
      }
      const answer = yield* work();
      kept.set({ ...answer, ownerId, key, fingerprint, createdAt });
      return ok({ answer, replayed: false });
    });
  }
}
