import Table from 'cli-table3';
import type { Terminal } from './terminal.ts';

/** Rows under their headings, as wide as the terminal allows; cells that do not fit are cut. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly (string | number | boolean | null)[])[],
  { width }: Pick<Terminal, 'width'>,
): string {
  if (rows.length === 0) return 'none';
  const cells = rows.map((row) => row.map((cell) => (cell === null ? '-' : String(cell))));
  const made = new Table({
    head: [...headings],
    chars: borderless,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
    ...(width === undefined ? {} : { colWidths: widths(headings, cells, width) }),
  });
  made.push(...cells);
  return made
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const gap = 2;

/** Takes what is too much from the widest column, again and again. */
function widths(headings: readonly string[], rows: readonly (readonly string[])[], width: number): number[] {
  const wanted = headings.map(
    (heading, column) => Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)) + gap,
  );
  for (let over = sum(wanted) - width; over > 0; over -= 1) {
    const widest = wanted.indexOf(Math.max(...wanted));
    if ((wanted[widest] ?? 0) <= 4 + gap) break;
    wanted[widest] = (wanted[widest] ?? 0) - 1;
  }
  return wanted;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const borderless = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((name) => [name, '']),
);

/** One thing, a line for each of its facts. */
export function facts(given: Readonly<Record<string, string | number | boolean | null>>): string {
  const longest = Math.max(...Object.keys(given).map((name) => name.length));
  return Object.entries(given)
    .map(([name, value]) => `${name.padEnd(longest)}  ${value === null ? '-' : String(value)}`)
    .join('\n');
}
