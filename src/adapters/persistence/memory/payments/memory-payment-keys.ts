import { answersAreKeptFor, type KeptAnswer } from '../../../../application/kernel/idempotency.ts';
import type { BoundKey, PaymentKeys } from '../../../../application/payments/ports.ts';
import { before, type Instant } from '../../../../domain/kernel/instant.ts';
import { type KeptAnswerRow, keptAnswersTable } from '../../tables/kept-answers-table.ts';
import { type PaymentKeyRow, paymentKeysTable } from '../../tables/payment-keys-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';

export class MemoryPaymentKeys implements PaymentKeys {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryRows<PaymentKeyRow>;
  readonly #kept: MemoryRows<KeptAnswerRow>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = new MemoryRows(database, paymentKeysTable);
    this.#kept = new MemoryRows(database, keptAnswersTable);
  }

  find(ownerId: string, key: string): Promise<BoundKey | undefined> {
    return this.#database.read(() => {
      const row = this.#rows.get(ownerId, key);
      if (row === undefined) return undefined;
      const { answer: _, createdAt: at, ...bound } = row;
      return { ...bound, at };
    });
  }

  bind({ at: createdAt, ...bound }: BoundKey): Promise<boolean> {
    return this.#database.write(() => {
      const kept = this.#kept.get(bound.ownerId, bound.key);
      const isAnswered = kept !== undefined && kept.createdAt >= before(createdAt, answersAreKeptFor);
      const isFree = !isAnswered && this.#rows.get(bound.ownerId, bound.key) === undefined;
      if (isFree) this.#rows.set({ ...bound, answer: null, createdAt });
      return isFree;
    });
  }

  answerOf(ownerId: string, key: string): Promise<KeptAnswer | undefined> {
    return this.#database.read(() => this.#rows.get(ownerId, key)?.answer ?? undefined);
  }

  keepAnswer(ownerId: string, key: string, answer: KeptAnswer): Promise<KeptAnswer> {
    return this.#database.write(() => {
      const row = this.#rows.get(ownerId, key);
      if (row === undefined) return answer;
      const kept = row.answer ?? answer;
      this.#rows.set({ ...row, answer: kept });
      return kept;
    });
  }

  forgetAnswersBefore(moment: Instant, limit: number): Promise<number> {
    return this.#database.write(() => {
      const old = this.#rows.all().filter((row) => row.createdAt < moment && row.answer !== null);
      for (const row of old.slice(0, limit)) this.#rows.set({ ...row, answer: null });
      return Math.min(old.length, limit);
    });
  }
}
