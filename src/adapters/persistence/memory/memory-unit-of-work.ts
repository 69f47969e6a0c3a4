import { type Result, ResultAsync } from 'neverthrow';
import type { UnitOfWork } from '../../../application/kernel/unit-of-work.ts';
import type { MemoryDatabase } from './memory-database.ts';

class RolledBack<T, F> extends Error {
  readonly result: Result<T, F>;

  constructor(result: Result<T, F>) {
    super('rolled back');
    this.result = result;
  }
}

export class MemoryUnitOfWork<Store> implements UnitOfWork<Store> {
  readonly #database: MemoryDatabase;
  readonly #store: Store;

  constructor(database: MemoryDatabase, store: Store) {
    this.#database = database;
    this.#store = store;
  }

  run<T, F>(work: (store: Store) => ResultAsync<T, F>): ResultAsync<T, F> {
    return new ResultAsync(this.#run(work));
  }

  async #run<T, F>(work: (store: Store) => ResultAsync<T, F>): Promise<Result<T, F>> {
    try {
      return await this.#database.transaction(async () => {
        const result = await work(this.#store);
        if (result.isErr()) throw new RolledBack(result);
        return result;
      });
    } catch (error) {
      if (error instanceof RolledBack) return error.result;
      throw error;
    }
  }
}
