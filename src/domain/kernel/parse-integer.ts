import { err, ok, type Result } from 'neverthrow';
import type { Violation } from './failure.ts';

export interface IntegerBounds {
  readonly min: number;
  readonly max: number;
}

/** A whole number within its bounds. */
export function parseInteger(field: string, given: number, { min, max }: IntegerBounds): Result<number, Violation> {
  if (!Number.isSafeInteger(given)) return err({ field, rule: 'format', constraint: 'an integer', value: given });
  if (given < min || given > max) return err({ field, rule: 'range', constraint: `${min} to ${max}`, value: given });
  return ok(given);
}
