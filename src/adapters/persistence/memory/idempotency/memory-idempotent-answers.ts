import { err, errAsync, ok, okAsync, type Result, ResultAsync } from 'neverthrow';
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
import { after, before, type Instant } from '../../../../domain/kernel/instant.ts';
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
  readonly #claims = new Map<string, Instant>();

  constructor(database: MemoryDatabase, clock: Clock) {
    this.#database = database;
    this.#kept = new MemoryRows(database, keptAnswersTable);
    this.#bound = new MemoryRows(database, paymentKeysTable);
    this.#unitOfWork = new MemoryUnitOfWork(database, undefined);
    this.#clock = clock;
  }

  once<F>(request: RepeatableRequest, work: () => ResultAsync<KeptAnswer, F>): Once<F> {
    const name = nameOf(request);
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

  claim(request: RepeatableRequest): ResultAsync<KeptAnswer | undefined, KeyMismatch | KeyInProgress> {
    const name = nameOf(request);
    const until = this.#claims.get(name);
    if (this.#running.has(name) || (until !== undefined && until > this.#clock.now())) return errAsync(keyInProgress);
    const found = this.#find(request);
    if (found.isOk() && found.value === undefined) this.#claims.set(name, after(this.#clock.now(), claimsHoldFor));
    return new ResultAsync(Promise.resolve(found));
  }

  keep<F>(request: RepeatableRequest, work: () => ResultAsync<KeptAnswer, F>): ResultAsync<KeptAnswer, F> {
    const kept = this.#unitOfWork.run(() => work().andTee((answer) => this.#write(request, answer)));
    const free = () => this.#claims.delete(nameOf(request));
    kept.then(free, free);
    return kept;
  }

  async release(request: RepeatableRequest): Promise<void> {
    this.#claims.delete(nameOf(request));
  }

  #answer<F>(request: RepeatableRequest, work: () => ResultAsync<KeptAnswer, F>): Once<F> {
    const found = this.#find(request);
    if (found.isErr()) return errAsync(found.error);
    if (found.value !== undefined) return okAsync({ answer: found.value, replayed: true });
    return work().map((answer) => {
      this.#write(request, answer);
      return { answer, replayed: false };
    });
  }

  #find({ ownerId, key, fingerprint }: RepeatableRequest): Result<KeptAnswer | undefined, KeyMismatch> {
    if (this.#bound.get(ownerId, key) !== undefined) return err(keyMismatch);
    const known = this.#kept.get(ownerId, key);
    if (known === undefined || known.createdAt < before(this.#clock.now(), answersAreKeptFor)) return ok(undefined);
    const { status, headers, body } = known;
    return known.fingerprint === fingerprint ? ok({ status, headers, body }) : err(keyMismatch);
  }

  #write({ ownerId, key, fingerprint }: RepeatableRequest, answer: KeptAnswer): void {
    this.#kept.set({ ...answer, ownerId, key, fingerprint, createdAt: this.#clock.now() });
  }
}

const nameOf = ({ ownerId, key }: RepeatableRequest): string => JSON.stringify([ownerId, key]);
