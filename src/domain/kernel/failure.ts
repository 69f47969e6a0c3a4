/** What somebody asked for and cannot have: a value, never an exception. `kind` is stable; contracts translate it. */
export interface Failure {
  readonly kind: string;
}

/** The rule that a given value broke. `range` is for numbers; lengths are `too_short` and `too_long`. */
export type Rule = 'required' | 'format' | 'range' | 'too_short' | 'too_long' | 'unknown_reference' | 'empty_change';

export interface Violation {
  /** The path of the field inside its place, `body` or the name of a parameter or header: `title`, `limit`. */
  readonly field: string;
  readonly rule: Rule;
  /** The rule in words for a person, without the value: `at most 255 characters`. */
  readonly constraint: string;
  /** What was given, for contracts that echo it. Never set for secrets. */
  readonly value?: unknown;
}

export interface InvalidInput extends Failure {
  readonly kind: 'input.invalid';
  readonly violations: readonly Violation[];
}

/** What a thing refers to must be live, and its owner's. */
export const unknownReference = (field: string, name: string, value: unknown): Violation => ({
  field,
  rule: 'unknown_reference',
  constraint: `a ${name} of your own`,
  value,
});

export const invalidInput = (...violations: readonly Violation[]): InvalidInput => ({
  kind: 'input.invalid',
  violations,
});
