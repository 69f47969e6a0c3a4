import { err, ok, type Result } from 'neverthrow';
import { type InvalidInput, invalidInput, type Violation } from './failure.ts';

/** What each field may hold; no rule looks at another field. */
export type FieldRules<T extends object> = {
  readonly [Name in keyof T]: (given: T[Name]) => Result<T[Name], Violation>;
};

/** Each given field by its rule, and no other; either all of them, or every rule that was broken, in the order of the rules. */
export function parseFields<T extends object, Given extends Partial<T>>(
  rules: FieldRules<T>,
  given: Given,
): Result<Pick<T, keyof T & keyof Given>, InvalidInput> {
  const parsed: Partial<T> = {};
  const violations: Violation[] = [];
  for (const name of Object.keys(rules) as (keyof T)[]) {
    const value = given[name];
    if (value === undefined) continue;
    rules[name](value as T[keyof T]).match(
      (accepted) => {
        parsed[name] = accepted;
      },
      (violation) => {
        violations.push(violation);
      },
    );
  }
  // It has the fields that were given, name by name.
  return violations.length === 0 ? ok(parsed as Pick<T, keyof T & keyof Given>) : err(invalidInput(...violations));
}
