import { Result } from 'neverthrow';
import { type InvalidInput, invalidInput, type Violation } from './failure.ts';

/** Each field by its own rule; either all of them, or every rule that was broken, in the order of the fields. */
export function parseFields<T extends object>(
  fields: {
    readonly [K in keyof T]: Result<T[K], Violation>;
  },
): Result<T, InvalidInput> {
  const names = Object.keys(fields) as (keyof T)[];
  const parsed = names.map((name) => fields[name].map((value) => [name, value] as const));
  return (
    Result.combineWithAllErrors(parsed)
      // The entries are those of `fields`, name by name.
      .map((entries) => Object.fromEntries(entries) as T)
      .mapErr((violations) => invalidInput(...violations))
  );
}
