import Table from 'cli-table3';
import { createColors } from 'picocolors';
import { relativeTime } from './relative-time.ts';
import type { Terminal } from './terminal.ts';

type Cell = string | number | boolean | null;

/** A column whose cells are never cut: who reads an id wants to use it. Moments are never cut either. */
interface WholeColumn {
  readonly heading: string;
  readonly isWhole: true;
}
type Column = string | WholeColumn;

export const idColumn = (heading: string): WholeColumn => ({ heading, isWhole: true });

const headingOf = (column: Column): string => (typeof column === 'string' ? column : column.heading);

type Screen = Pick<Terminal, 'width' | 'colours' | 'now'>;

const isInstant = (cell: Cell): cell is string =>
  typeof cell === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(cell);

/** What people have written must not steer the terminal. */
const textOf = (cell: Cell): string =>
  cell === null ? '-' : typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : String(cell).replace(/\p{C}+/gu, ' ');

/** Rows under their headings. Where they do not fit, texts are cut first; where what stays whole does not, each row is a block of its own. */
export function table(columns: readonly Column[], rows: readonly (readonly Cell[])[], screen: Screen): string {
  if (rows.length === 0) return 'none';
  const { width, colours, now } = screen;
  const headings = columns.map(headingOf);
  const cells = rows.map((row) => row.map((cell) => (isInstant(cell) ? relativeTime(cell, now()) : textOf(cell))));
  // The library knows how wide each letter is: its columns are as wide as what is in them.
  const natural = laidOut(headings, cells);
  const isWhole = columns.map(
    (column, index) => typeof column !== 'string' || rows.some((row) => isInstant(row[index] ?? null)),
  );
  const widths = width === undefined ? undefined : fitting(natural.widths, isWhole, width);
  if (widths === 'nothing') return stacked(headings, cells, colours);
  const [first = '', ...others] = widths === undefined ? natural.lines : laidOut(headings, cells, widths).lines;
  return [createColors(colours).bold(first), ...others].join('\n');
}

const gap = 2;
const least = 6;

function laidOut(headings: readonly string[], cells: readonly (readonly string[])[], colWidths?: readonly number[]) {
  const made = new Table({
    head: [...headings],
    chars: borderless,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': gap },
    ...(colWidths && { colWidths: [...colWidths] }),
  });
  made.push(...cells.map((row) => [...row]));
  const lines = made
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  return { lines, widths: made.options.colWidths.map((each) => each ?? 0) };
}

/** Takes what is too much from the widest column that may be cut, again and again. The last needs no gap after it. */
function fitting(
  natural: readonly number[],
  isWhole: readonly boolean[],
  width: number,
): readonly number[] | 'nothing' {
  const wanted = [...natural];
  const spare = natural.map((each, index) => (isWhole[index] ? 0 : each - least - gap));
  for (let over = wanted.reduce((total, each) => total + each, 0) - gap - width; over > 0; over -= 1) {
    const widest = spare.indexOf(Math.max(...spare));
    if ((spare[widest] ?? 0) <= 0) return 'nothing';
    spare[widest] = (spare[widest] ?? 0) - 1;
    wanted[widest] = (wanted[widest] ?? 0) - 1;
  }
  return wanted;
}

const stacked = (headings: readonly string[], rows: readonly (readonly string[])[], colours: boolean): string =>
  rows
    .map((row) =>
      lines(
        headings.map((heading, index) => [heading, row[index] ?? '']),
        colours,
      ),
    )
    .join('\n\n');

function lines(pairs: readonly (readonly [string, string])[], colours = false): string {
  const longest = Math.max(...pairs.map(([name]) => name.length));
  const { bold } = createColors(colours);
  return pairs.map(([name, value]) => `${bold(name.padEnd(longest))}  ${value}`).join('\n');
}

const borderless = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((name) => [name, '']),
);

/** One thing, a line for each of its facts; a moment as people say it, and exactly. */
export const facts = (given: Readonly<Record<string, Cell>>, now = Date.now()): string =>
  lines(
    Object.entries(given).map(([name, value]) => [
      name,
      isInstant(value) ? `${relativeTime(value, now)} (${value.slice(0, 19).replace('T', ' ')} UTC)` : textOf(value),
    ]),
  );

/** A page of a list, and how much of it there is. */
export const page = (shown: string, items: number, total: number): string =>
  items === total ? shown : `${shown}\n${items} of ${total}; see --limit and --offset`;
