import { type Result, ResultAsync } from 'neverthrow';
import type { UnitOfWork } from '../../../application/kernel/unit-of-work.ts';
import type { Database } from './database.ts';

/** A deadlock or a serialization failure: PostgreSQL undid everything, so that the same work may simply run again. */
const repeatable = new Set<unknown>(['40001', '40P01']);
const attempts = 3;

/** Carries an Err out of MikroORM's transaction, which commits whatever its callback returns. */
class RolledBack<T, F> extends Error {
  readonly result: Result<T, F>;

  constructor(result: Result<T, F>) {
    super('rolled back');
    this.result = result;
  }
}

/** A unit inside another is a savepoint of its transaction: its Err undoes just its own part. */
export class MikroUnitOfWork<Store> implements UnitOfWork<Store> {
  readonly #database: Database;
  readonly #store: Store;

  constructor(database: Database, store: Store) {
    this.#database = database;
    this.#store = store;
  }

  run<T, F>(work: (store: Store) => ResultAsync<T, F>): ResultAsync<T, F> {
    return new ResultAsync(this.#run(work, this.#database.inTransaction() ? 1 : attempts));
  }

  async #run<T, F>(work: (store: Store) => ResultAsync<T, F>, left: number): Promise<Result<T, F>> {
    try {
      return await this.#database.transaction(async () => {
        const result = await work(this.#store);
        if (result.isErr()) throw new RolledBack(result);
        return result;
      });
    } catch (error) {
      if (error instanceof RolledBack) return error.result;
      if (left > 1 && error instanceof Error && 'code' in error && repeatable.has(error.code))
        return await this.#run(work, left - 1);
      throw error;
    }
  }
}
