import { type Result, ResultAsync } from 'neverthrow';
import type { UnitOfWork } from '../../../../application/kernel/unit-of-work.ts';
import { rollBackErrs } from '../../roll-back-errs.ts';
import type { MemoryDatabase } from './memory-database.ts';

export class MemoryUnitOfWork<Store> implements UnitOfWork<Store> {
  readonly #database: MemoryDatabase;
  readonly #store: Store;

  constructor(database: MemoryDatabase, store: Store) {
    this.#database = database;
    this.#store = store;
  }

  run<T, F>(work: (store: Store) => ResultAsync<T, F> | Promise<Result<T, F>>): ResultAsync<T, F> {
    return new ResultAsync(
      rollBackErrs(
        (all) => this.#database.transaction(all),
        () => work(this.#store),
      ),
    );
  }
}
