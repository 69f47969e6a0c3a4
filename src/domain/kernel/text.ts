import { err, ok, type Result } from 'neverthrow';
import type { Violation } from './failure.ts';

export interface TextBounds {
  readonly min?: number;
  readonly max: number;
}

/** Length in Unicode code points, as PostgreSQL's `varchar(n)` counts. */
export const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/** Length in bytes of UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** U+0000 cannot be stored by PostgreSQL, lone surrogates cannot be written as UTF-8. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** A text that must be there: trimmed, not empty, within its bounds. */
export function parseText(field: string, given: string, { min = 1, max }: TextBounds): Result<string, Violation> {
  if (!isStorable(given))
    return err({ field, rule: 'format', constraint: 'valid Unicode without U+0000', value: given });
  const text = given.trim();
  if (text === '') return err({ field, rule: 'required', constraint: 'required', value: given });
  if (text.length < min || (text.length < 2 * min && codePoints(text) < min))
    return err({ field, rule: 'too_short', constraint: `at least ${min} characters`, value: given });
  if (text.length > max && codePoints(text) > max)
    return err({ field, rule: 'too_long', constraint: `at most ${max} characters`, value: given });
  return ok(text);
}

/** A text that may be left out: null when absent or empty after trimming. */
export function parseOptionalText(
  field: string,
  given: string | null | undefined,
  bounds: TextBounds,
): Result<string | null, Violation> {
  if (given == null || given.trim() === '') return ok(null);
  return parseText(field, given, bounds);
}
