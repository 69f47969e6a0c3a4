import Table from 'cli-table3';
import { createColors } from 'picocolors';
import type { Terminal } from './terminal.ts';

type Cell = string | number | boolean | null;

/** What people have written must not steer the terminal. */
const shownAs = (cell: Cell): string =>
  cell === null ? '-' : typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : String(cell).replace(/\p{C}+/gu, ' ');

/** Rows under their headings, as wide as the terminal allows; cells that do not fit are cut. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  { width, colours }: Pick<Terminal, 'width' | 'colours'>,
): string {
  if (rows.length === 0) return 'none';
  const cells = rows.map((row) => row.map(shownAs));
  const made = new Table({
    head: [...headings],
    chars: borderless,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': gap },
    ...(width === undefined ? {} : { colWidths: widths(headings, cells, width) }),
  });
  made.push(...cells);
  const [first = '', ...others] = made
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  return [createColors(colours).bold(first), ...others].join('\n');
}

const gap = 2;
const least = 4;

/** Takes what is too much from the widest column, again and again. */
function widths(headings: readonly string[], rows: readonly (readonly string[])[], width: number): number[] {
  const wanted = headings.map(
    (heading, column) => rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), heading.length) + gap,
  );
  for (let over = wanted.reduce((total, each) => total + each, 0) - width; over > 0; over -= 1) {
    const widest = wanted.indexOf(Math.max(...wanted));
    if ((wanted[widest] ?? 0) <= least + gap) break;
    wanted[widest] = (wanted[widest] ?? 0) - 1;
  }
  return wanted;
}

const borderless = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((name) => [name, '']),
);

/** One thing, a line for each of its facts. */
export function facts(given: Readonly<Record<string, Cell>>): string {
  const longest = Math.max(...Object.keys(given).map((name) => name.length));
  return Object.entries(given)
    .map(([name, value]) => `${name.padEnd(longest)}  ${shownAs(value)}`)
    .join('\n');
}

/** A page of a list, and how much of it there is. */
export const page = (shown: string, items: number, total: number): string =>
  items === total ? shown : `${shown}\n${items} of ${total}; see --limit and --offset`;
