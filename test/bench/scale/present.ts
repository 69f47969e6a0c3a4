import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chart } from './chart.ts';

export interface Measured {
  readonly name: string;
  readonly size: number;
  readonly milliseconds: number;
}

/** The variants in their order, with their time at each size. */
export function rowsOf(measured: readonly Measured[]): readonly { name: string; times: readonly number[] }[] {
  const names = [...new Set(measured.map(({ name }) => name))];
  return names.map((name) => ({
    name,
    times: measured.filter((each) => each.name === name).map(({ milliseconds }) => milliseconds),
  }));
}

export const sizesOf = (measured: readonly Measured[]): readonly number[] => [
  ...new Set(measured.map(({ size }) => size)),
];

export function table(measured: readonly Measured[]): string {
  const sizes = sizesOf(measured).map((size) => size.toLocaleString('en'));
  return [
    `| list, ms | ${sizes.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(sizes.length)}`,
    ...rowsOf(measured).map(({ name, times }) => `| ${name} | ${times.map((time) => time.toFixed(2)).join(' | ')} |`),
  ].join('\n');
}

const marks = ['<!-- scale: made by `npm run bench -- scale --keep docs` -->', '<!-- end of scale -->'] as const;

/** Puts table and chart into the folder's performance.md, between its marks. */
export function keep(folder: string, measured: readonly Measured[]): void {
  writeFileSync(join(folder, 'scale.svg'), chart(rowsOf(measured), sizesOf(measured)));
  const path = join(folder, 'performance.md');
  const text = readFileSync(path, 'utf8');
  const [start, end] = marks.map((mark) => text.indexOf(mark));
  if (start === undefined || end === undefined || start < 0 || end < start) throw new Error('The marks are not there.');
  const picture = '![Time of each list against the number of tasks](scale.svg)';
  writeFileSync(path, `${text.slice(0, start)}${marks[0]}\n\n${picture}\n\n${table(measured)}\n\n${text.slice(end)}`);
}
