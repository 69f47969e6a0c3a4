import type { KeptAnswer } from '../../../../application/kernel/idempotency.ts';
import type { BoundKey, PaymentKeys } from '../../../../application/payments/ports.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { MemoryDatabase, MemoryTable } from '../memory-database.ts';

interface Row extends BoundKey {
  readonly answer?: KeptAnswer;
}

const nameOf = (ownerId: string, key: string): string => JSON.stringify([ownerId, key]);

export class MemoryPaymentKeys implements PaymentKeys {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryTable<string, Row>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = database.table();
  }

  async find(ownerId: string, key: string): Promise<BoundKey | undefined> {
    const row = await this.#row(ownerId, key);
    if (row === undefined) return undefined;
    const { answer: _, ...bound } = row;
    return bound;
  }

  async bind(bound: BoundKey): Promise<boolean> {
    const name = nameOf(bound.ownerId, bound.key);
    return await this.#database.write(() => {
      const isFree = this.#rows.get(name) === undefined;
      if (isFree) this.#rows.set(name, bound);
      return isFree;
    });
  }

  async answerOf(ownerId: string, key: string): Promise<KeptAnswer | undefined> {
    return (await this.#row(ownerId, key))?.answer;
  }

  async keepAnswer(ownerId: string, key: string, answer: KeptAnswer): Promise<KeptAnswer> {
    const name = nameOf(ownerId, key);
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
        this.#rows.set(nameOf(bound.ownerId, bound.key), bound);
      return Math.min(old.length, limit);
    });
  }

  #row(ownerId: string, key: string): Promise<Row | undefined> {
    return this.#database.read(() => this.#rows.get(nameOf(ownerId, key)));
  }
}
