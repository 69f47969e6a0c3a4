import type { Mutant } from './mutants-of.ts';

/** A mutant with its number among all of them. */
export type Numbered = readonly [number, Mutant];

/**
 * The file with every mutant in it, each behind a switch that is off: `a < b` becomes `(isOn(7)?(a <= b):(a < b))`. So the
 * tests are loaded once, and every mutant costs only the run of the tests that come by it. Lines stay where they are.
 */
export function withSwitches(text: string, mutants: readonly Numbered[]): string {
  const places = new Map<string, Numbered[]>();
  for (const numbered of mutants) {
    const { start, end } = numbered[1].around;
    places.set(`${start}-${end}`, [...(places.get(`${start}-${end}`) ?? []), numbered]);
  }
  const inOrder = [...places.values()].sort(
    ([one], [other]) => startOf(one) - startOf(other) || endOf(other) - endOf(one),
  );
  return `import * as neverthrow from 'neverthrow';${switched(text, { start: 0, end: text.length }, inOrder)}`;
}

const startOf = (numbered: Numbered | undefined): number => numbered?.[1].around.start ?? 0;
const endOf = (numbered: Numbered | undefined): number => numbered?.[1].around.end ?? 0;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text of the span, with what stands at the places in it, which come in their order, the outer before the inner. */
function switched(text: string, { start, end }: Span, places: readonly Numbered[][]): string {
  let written = '';
  let at = start;
  for (const [index, [first, ...others]] of places.entries()) {
    if (first === undefined || startOf(first) < at) continue;
    const { around } = first[1];
    const inner = places
      .slice(index + 1)
      .filter(([each]) => startOf(each) >= around.start && endOf(each) <= around.end);
    written += text.slice(at, around.start) + choice(text, [first, ...others], switched(text, around, inner));
    at = around.end;
  }
  return written + text.slice(at, end);
}

function choice(text: string, mutants: readonly Numbered[], original: string): string {
  return mutants.reduceRight(
    (otherwise, [number, { around, start, end, replacement }]) => {
      const mutated = text.slice(around.start, start) + replacement + text.slice(end, around.end);
      return around.isStatement
        ? `if(isOn(${number})){${mutated}}else ${otherwise}`
        : `(isOn(${number})?(${mutated}):${otherwise})`;
    },
    around(original, mutants),
  );
}

const around = (original: string, [first]: readonly Numbered[]): string =>
  first?.[1].around.isStatement ? `{${original}}` : `(${original})`;
