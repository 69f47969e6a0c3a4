import type { Result, ResultAsync } from 'neverthrow';

/**
 * What must be all or nothing. An Err rolls back exactly as an exception does. Inside a running unit a further `run`
 * joins it, so that a use case need not know whether it is a part of something larger.
 */
export interface UnitOfWork<Store> {
  run<T, F>(work: (store: Store) => ResultAsync<T, F> | Promise<Result<T, F>>): ResultAsync<T, F>;
}
