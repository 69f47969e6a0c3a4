import type { ZodType } from 'zod';
import type { Violation } from '../../../../domain/kernel/failure.ts';
import { fieldsOf } from '../schemas.ts';
import { violationsOf } from '../violations.ts';

/** What is wrong for nearly every field in one way or another. A path and a query hold nothing but texts. */
const wrong = {
  texts: ['x', '', '-1', '99999999999999999999', 'x'.repeat(5000)],
  values: [7, 'x', '', -1, 1e20, 'x'.repeat(5000)],
} as const;

const longestEcho = 40;

function refusals(schema: ZodType, given: unknown): Violation[] {
  const parsed = schema.safeParse(given);
  return parsed.success ? [] : violationsOf(schema, given, parsed.error, 'body');
}

const short = ({ value, ...violation }: Violation): Violation =>
  typeof value === 'string' && value.length > longestEcho
    ? violation
    : { ...violation, ...(value !== undefined && { value }) };

/**
 * What the schema itself says of wrong input, one example for each field and kind of rule that it can find broken: first
 * all that is missing from nothing, then each field given something wrong.
 */
export function sampleViolations(schema: ZodType, kind: keyof typeof wrong): readonly (readonly Violation[])[] {
  const missing = refusals(schema, {});
  const samples = missing.length > 0 ? [missing] : [];
  const nameOf = ({ field, rule }: Violation): string => `${field} ${rule}`;
  const seen = new Set(missing.slice(0, 1).map(nameOf));
  for (const field of Object.keys(fieldsOf(schema))) {
    for (const value of wrong[kind]) {
      const violation = refusals(schema, { [field]: value }).find((found) => found.field === field);
      if (violation === undefined || seen.has(nameOf(violation))) continue;
      seen.add(nameOf(violation));
      samples.push([short(violation)]);
    }
  }
  return samples;
}
