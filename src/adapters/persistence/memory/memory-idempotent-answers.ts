import { err, errAsync, ok, type ResultAsync, safeTry } from 'neverthrow';
import type { Clock } from '../../../application/kernel/clock.ts';
import {
  type IdempotentAnswers,
  type KeptAnswer,
  type KeyInProgress,
  type KeyMismatch,
  keyInProgress,
  keyMismatch,
  type RepeatableRequest,
} from '../../../application/kernel/idempotency.ts';
import { before, type Instant } from '../../../domain/kernel/instant.ts';
import type { MemoryDatabase, MemoryTable } from './memory-database.ts';
import { type BoundToRow, type KeptUnderKey, keyName, keySpaceOf } from './memory-key-space.ts';
import { MemoryUnitOfWork } from './memory-unit-of-work.ts';

interface Answered {
  readonly answer: KeptAnswer;
  readonly replayed: boolean;
}
type Once<F> = ResultAsync<Answered, F | KeyMismatch | KeyInProgress>;

export class MemoryIdempotentAnswers implements IdempotentAnswers {
  readonly #unitOfWork: MemoryUnitOfWork<undefined>;
  readonly #database: MemoryDatabase;
  readonly #kept: MemoryTable<string, KeptUnderKey>;
  readonly #bound: MemoryTable<string, BoundToRow>;
  readonly #clock: Clock;
  readonly #running = new Set<string>();

  constructor(database: MemoryDatabase, clock: Clock) {
    this.#database = database;
    const { kept, bound } = keySpaceOf(database);
    this.#kept = kept;
    this.#bound = bound;
    this.#unitOfWork = new MemoryUnitOfWork(database, undefined);
    this.#clock = clock;
  }

  once<F>(request: RepeatableRequest, work: () => ResultAsync<KeptAnswer, F>): Once<F> {
    const name = keyName(request.ownerId, request.key);
    if (this.#running.has(name)) return errAsync(keyInProgress);
    this.#running.add(name);
    const answered: Once<F> = this.#unitOfWork.run(() => this.#answer(name, request.fingerprint, work));
    const free = () => this.#running.delete(name);
    answered.then(free, free);
    return answered;
  }

  forgetBefore(moment: Instant, limit: number): Promise<number> {
    return this.#database.write(() => {
      const old = this.#kept
        .all()
        .filter(({ at }) => at < moment)
        .slice(0, limit);
      for (const { name } of old) this.#kept.delete(name);
      return old.length;
    });
  }

  #answer<F>(name: string, fingerprint: string, work: () => ResultAsync<KeptAnswer, F>): Once<F> {
    const at = this.#clock.now();
    const kept = this.#kept;
    const bound = this.#bound;
    return safeTry<Answered, F | KeyMismatch>(async function* () {
      if (bound.get(name) !== undefined) return err(keyMismatch);
      const known = kept.get(name);
      if (known !== undefined && known.at >= before(at, { hours: 24 }))
        return known.fingerprint === fingerprint ? ok({ answer: known.answer, replayed: true }) : err(keyMismatch);
      const answer = yield* work();
      kept.set(name, { name, fingerprint, answer, at });
      return ok({ answer, replayed: false });
    });
  }
}
