import type { KeptAnswer } from '../../../../application/kernel/idempotency.ts';
import type { BoundKey, PaymentKeys } from '../../../../application/payments/ports.ts';
import { before, type Instant } from '../../../../domain/kernel/instant.ts';
import type { MemoryDatabase, MemoryTable } from '../memory-database.ts';
import { type BoundToRow, type KeptUnderKey, keyName, keySpaceOf } from '../memory-key-space.ts';

export class MemoryPaymentKeys implements PaymentKeys {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryTable<string, BoundToRow>;
  readonly #kept: MemoryTable<string, KeptUnderKey>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    const { bound, kept } = keySpaceOf(database);
    this.#rows = bound;
    this.#kept = kept;
  }

  async find(ownerId: string, key: string): Promise<BoundKey | undefined> {
    const row = await this.#row(ownerId, key);
    if (row === undefined) return undefined;
    const { answer: _, ...bound } = row;
    return bound;
  }

  async bind(bound: BoundKey): Promise<boolean> {
    const name = keyName(bound.ownerId, bound.key);
    return await this.#database.write(() => {
      const kept = this.#kept.get(name);
      const isAnswered = kept !== undefined && kept.at >= before(bound.at, { hours: 24 });
      const isFree = !isAnswered && this.#rows.get(name) === undefined;
      if (isFree) this.#rows.set(name, bound);
      return isFree;
    });
  }

  async answerOf(ownerId: string, key: string): Promise<KeptAnswer | undefined> {
    return (await this.#row(ownerId, key))?.answer;
  }

  async keepAnswer(ownerId: string, key: string, answer: KeptAnswer): Promise<KeptAnswer> {
    const name = keyName(ownerId, key);
    return await this.#database.write(() => {
      const row = this.#rows.get(name);
      if (row === undefined) return answer;
      const kept = row.answer ?? answer;
      this.#rows.set(name, { ...row, answer: kept });
      return kept;
    });
  }

  async forgetAnswersBefore(moment: Instant, limit: number): Promise<number> {
    return await this.#database.write(() => {
      const old = this.#rows.all().filter((row) => row.at < moment && row.answer !== undefined);
      for (const { answer: _, ...bound } of old.slice(0, limit))
        this.#rows.set(keyName(bound.ownerId, bound.key), bound);
      return Math.min(old.length, limit);
    });
  }

  #row(ownerId: string, key: string): Promise<BoundToRow | undefined> {
    return this.#database.read(() => this.#rows.get(keyName(ownerId, key)));
  }
}
