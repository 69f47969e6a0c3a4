import { type Outcome, Tester } from './tester.ts';
import type { Assignment, Tested } from './worker.ts';

export type Verdict = 'noticed' | 'survived' | 'unreached';

const none = -1;

/** Tests that take longer come last: most mutants are noticed before. */
const slowMilliseconds = 50;

/** Lets the tests loose on each mutant. */
export class Examination {
  readonly #assignment: Omit<Assignment, 'on'>;
  readonly #workers: number;

  constructor(assignment: Omit<Assignment, 'on'>, workers: number) {
    this.#assignment = assignment;
    this.#workers = workers;
  }

  /** Tells each verdict as soon as it is found, in about the order of the mutants. */
  async run(found: (number: number, verdict: Verdict) => void): Promise<void> {
    const { tests, met } = await this.#withoutMutant();
    const meeting = new Map<number, Tested[]>();
    for (const test of tests)
      for (const number of test.met) meeting.set(number, [...(meeting.get(number) ?? []), test]);
    const atLoading = new Set(met);
    const left = this.#assignment.mutants.keys();
    const work = async () => {
      const tester = new Tester({ ...this.#assignment, on: none });
      for (const number of left) {
        const own = meeting.get(number) ?? [];
        const isLoaded = atLoading.has(number);
        if ((await noticedBy(tester, number, own)) || (isLoaded && (await this.#noticedAtLoading(number))))
          found(number, 'noticed');
        else found(number, own.length > 0 || isLoaded ? 'survived' : 'unreached');
      }
      await tester.end();
    };
    await Promise.all(Array.from({ length: this.#workers }, work));
  }

  /** Twice: each mutant runs tests again in the same thread, so they must leave nothing behind. */
  async #withoutMutant() {
    const tester = new Tester({ ...this.#assignment, on: none });
    const report = await tester.run({ on: none }, 600_000);
    const again = await tester.run({ on: none }, 600_000);
    await tester.end();
    for (const outcome of [report, again]) {
      const failed = typeof outcome === 'string' ? outcome : outcome.failed;
      if (failed !== undefined) throw new Error(`the tests fail without a mutant: ${JSON.stringify(failed)}`);
    }
    return report as Exclude<typeof report, string>;
  }

  /** What is worked out once, while a file is loaded, needs files that are loaded anew: those of its feature first. */
  async #noticedAtLoading(number: number): Promise<boolean> {
    const feature = this.#assignment.mutants[number]?.path.split('/')[2] ?? '';
    const isNear = (spec: string) => spec.includes(`/${feature}/`);
    const near = this.#assignment.specs.filter(isNear);
    const others = this.#assignment.specs.filter((spec) => !isNear(spec));
    return (await this.#noticedBySpecs(number, near)) || (await this.#noticedBySpecs(number, others));
  }

  async #noticedBySpecs(number: number, specs: readonly string[]): Promise<boolean> {
    const tester = new Tester({ ...this.#assignment, specs, on: number });
    const outcome = await tester.run({ on: number }, 120_000);
    await tester.end();
    return isNotice(outcome);
  }
}

async function noticedBy(tester: Tester, number: number, tests: readonly Tested[]): Promise<boolean> {
  const isSlow = ({ milliseconds }: Tested) => milliseconds > slowMilliseconds;
  for (const some of [tests.filter((test) => !isSlow(test)), tests.filter(isSlow)]) {
    if (some.length === 0) continue;
    const usual = some.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    const titles = some.map(({ title }) => title);
    if (isNotice(await tester.run({ on: number, titles }, 5000 + 10 * usual))) return true;
  }
  return false;
}

const isNotice = (outcome: Outcome): boolean => typeof outcome === 'string' || outcome.failed !== undefined;
