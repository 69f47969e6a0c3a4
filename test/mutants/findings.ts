import type { Verdict } from './examination.ts';
import type { Mutant } from './mutants-of.ts';

const unnoticed: Readonly<Record<Verdict, string | undefined>> = {
  noticed: undefined,
  survived: '',
  unreached: '  (no test comes here)',
};

/** Prints what was found in a file as soon as its last mutant is done, so that a run that is cut off was not in vain. */
export class Findings {
  readonly #mutants: readonly Mutant[];
  readonly #verdicts: Verdict[] = [];
  readonly #left = new Map<string, number>();

  constructor(mutants: readonly Mutant[]) {
    this.#mutants = mutants;
    for (const { path } of mutants) this.#left.set(path, (this.#left.get(path) ?? 0) + 1);
  }

  add(number: number, verdict: Verdict): void {
    this.#verdicts[number] = verdict;
    const path = this.#mutants[number]?.path ?? '';
    const left = (this.#left.get(path) ?? 0) - 1;
    this.#left.set(path, left);
    if (left === 0) this.#printFile(path);
  }

  /** Prints the sum of each folder and of all; gives the latter in per cent. */
  sum(): number {
    for (const folder of [...new Set(this.#mutants.map(folderOf))].sort())
      console.log(`${folder}: ${counted(this.#of((mutant) => folderOf(mutant) === folder))}`);
    console.log(`in all: ${counted(this.#verdicts)}`);
    return percentage(this.#verdicts);
  }

  #printFile(path: string): void {
    console.log(`${path}: ${counted(this.#of((mutant) => mutant.path === path))}`);
    for (const [number, { line, before, after, ...mutant }] of this.#mutants.entries()) {
      const remark = unnoticed[this.#verdicts[number] ?? 'noticed'];
      if (mutant.path === path && remark !== undefined)
        console.log(`  ${path}:${line}  ${before} → ${after || 'nothing'}${remark}`);
    }
  }

  #of(isMeant: (mutant: Mutant) => boolean): readonly Verdict[] {
    return this.#mutants.flatMap((mutant, number) => (isMeant(mutant) ? (this.#verdicts[number] ?? []) : []));
  }
}

const folderOf = ({ path }: Mutant): string => path.split('/').slice(0, 3).join('/');

const noticed = (verdicts: readonly Verdict[]): number => verdicts.filter((each) => each === 'noticed').length;

const percentage = (verdicts: readonly Verdict[]): number =>
  verdicts.length === 0 ? 100 : (100 * noticed(verdicts)) / verdicts.length;

const counted = (verdicts: readonly Verdict[]): string =>
  `${noticed(verdicts)} of ${verdicts.length} mutants noticed, ${percentage(verdicts).toFixed(1)} %`;
