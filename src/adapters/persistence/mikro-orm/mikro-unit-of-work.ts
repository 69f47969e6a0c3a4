import { type Result, ResultAsync } from 'neverthrow';
import type { UnitOfWork } from '../../../application/kernel/unit-of-work.ts';
import { rollBackErrs } from '../roll-back-errs.ts';
import type { Database } from './database.ts';

/** A deadlock or a serialization failure: PostgreSQL undid everything, so that the same work may simply run again. */
const repeatable = new Set<unknown>(['40001', '40P01']);
const attempts = 3;

/** A unit inside another is a savepoint of its transaction: its Err undoes just its own part. */
export class MikroUnitOfWork<Store> implements UnitOfWork<Store> {
  readonly #database: Database;
  readonly #store: Store;

  constructor(database: Database, store: Store) {
    this.#database = database;
    this.#store = store;
  }

  run<T, F>(work: (store: Store) => ResultAsync<T, F> | Promise<Result<T, F>>): ResultAsync<T, F> {
    return new ResultAsync(this.#run(work, this.#database.inTransaction() ? 1 : attempts));
  }

  async #run<T, F>(
    work: (store: Store) => ResultAsync<T, F> | Promise<Result<T, F>>,
    left: number,
  ): Promise<Result<T, F>> {
    try {
      return await rollBackErrs(
        (all) => this.#database.transaction(all),
        () => work(this.#store),
      );
    } catch (error) {
      if (left > 1 && error instanceof Error && 'code' in error && repeatable.has(error.code))
        return await this.#run(work, left - 1);
      throw error;
    }
  }
}
