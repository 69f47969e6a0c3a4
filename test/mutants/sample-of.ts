import { createHash } from 'node:crypto';
import type { Mutant } from './mutants-of.ts';

/** As many as asked for, the same ones at each run: what decides is what is changed, not the line where it stands. */
export function sampleOf(mutants: readonly Mutant[], size: number): readonly Mutant[] {
  if (mutants.length <= size) return mutants;
  const rank = ({ path, before, after, start, around }: Mutant): string =>
    createHash('sha256')
      .update([path, before, after, start - around.start].join('\n'))
      .digest('hex');
  const chosen = new Set(mutants.toSorted((one, other) => rank(one).localeCompare(rank(other))).slice(0, size));
  return mutants.filter((mutant) => chosen.has(mutant));
}
