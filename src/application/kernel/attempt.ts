import { type Result, ResultAsync } from 'neverthrow';

/** Steps that hand on no refusal of others: `safeTry` without anything to yield. */
export const attempt = <T, F = never>(steps: () => Promise<Result<T, F>>): ResultAsync<T, F> =>
  new ResultAsync(steps());
