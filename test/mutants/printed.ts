import type { Verdict } from './examination.ts';
import type { Mutant } from './mutants-of.ts';

const unnoticed: Readonly<Record<Verdict, string | undefined>> = {
  noticed: undefined,
  survived: '',
  unreached: '  (no test comes here)',
};

/** Prints each mutant that nobody noticed, then what was noticed; gives that in per cent. */
export function printed(mutants: readonly Mutant[], verdicts: readonly Verdict[]): number {
  for (const [number, { path, line, before, after }] of mutants.entries()) {
    const remark = unnoticed[verdicts[number] ?? 'noticed'];
    if (remark !== undefined) console.log(`${path}:${line}  ${before} → ${after || 'nothing'}${remark}`);
  }
  for (const folder of [...new Set(mutants.map(folderOf))].sort()) {
    const inside = verdicts.filter((_, number) => folderOf(mutants[number]) === folder);
    console.log(`${folder}: ${counted(inside)}`);
  }
  console.log(`in all: ${counted(verdicts)}`);
  return percentage(verdicts);
}

const folderOf = (mutant: Mutant | undefined): string => mutant?.path.split('/').slice(0, 3).join('/') ?? '';

const noticed = (verdicts: readonly Verdict[]): number => verdicts.filter((each) => each === 'noticed').length;

const percentage = (verdicts: readonly Verdict[]): number =>
  verdicts.length === 0 ? 100 : (100 * noticed(verdicts)) / verdicts.length;

const counted = (verdicts: readonly Verdict[]): string =>
  `${noticed(verdicts)} of ${verdicts.length} mutants noticed, ${percentage(verdicts).toFixed(1)} %`;
