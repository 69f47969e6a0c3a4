import type { Result, ResultAsync } from 'neverthrow';

/** Carries an Err out of a transaction that commits whatever its callback returns. */
class RolledBack<T, F> extends Error {
  readonly result: Result<T, F>;

  constructor(result: Result<T, F>) {
    super('rolled back');
    this.result = result;
  }
}

/** An Err leaves the transaction as an exception, which rolls it back, and is the outcome all the same. */
export async function rollBackErrs<T, F>(
  transaction: (work: () => Promise<Result<T, F>>) => Promise<Result<T, F>>,
  work: () => ResultAsync<T, F> | Promise<Result<T, F>>,
): Promise<Result<T, F>> {
  try {
    return await transaction(async () => {
      const result = await work();
      if (result.isErr()) throw new RolledBack(result);
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result;
    throw error;
  }
}
