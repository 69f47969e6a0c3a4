import { type ZodType, z } from 'zod';
import type { Contract } from '../contract.ts';
import type { SampleFailure } from './sample-failures.ts';

/** The schema of all failures that answer with one status: codes whose details are alike stand together. */
export function failureSchema(
  { failureSchema: schemaOf, failureDetails }: Contract,
  samples: readonly SampleFailure[],
): ZodType {
  const alike = Map.groupBy(samples, ({ answer: { code, violations } }) =>
    violations === undefined ? failureDetails[code] : ('violations' as const),
  );
  const [first, ...others] = [...alike].map(([details, those]) =>
    schemaOf(
      those.map(({ answer }) => answer.code),
      details,
    ),
  );
  if (first === undefined) throw new TypeError('a status without a failure');
  return others.length === 0 ? first : z.union([first, ...others]);
}
