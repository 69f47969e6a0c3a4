import type { ContestantName } from './contestants.ts';
import type { LineName } from './scenarios.ts';

export interface Measurement {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Microseconds of CPU per request: the server's process, and PostgreSQL's backends for it. */
  readonly serverCpu: number;
  readonly databaseCpu: number;
}

export interface Measured {
  readonly line: LineName;
  /** In the order of the rounds. Of those who have nothing of the kind there is nothing. */
  readonly by: ReadonlyMap<ContestantName, Measurement[]>;
}

/** The product to another one: requests per second, per second of the server's CPU, and per second of it and PostgreSQL together. */
interface Ratios {
  readonly perSecond: number;
  readonly perServerCpu: number;
  readonly perCpu: number;
}

export interface Comparison {
  readonly line: LineName;
  readonly typical: Readonly<Record<string, Measurement>>;
  /** By the name of the other one. */
  readonly ratios: Readonly<Record<string, Ratios>>;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
};

const figures = ['requestsPerSecond', 'p50', 'p95', 'p99', 'serverCpu', 'databaseCpu'] as const;

const typical = (rounds: readonly Measurement[]): Measurement =>
  Object.fromEntries(
    figures.map((figure) => [figure, median(rounds.map((round) => round[figure]))]),
  ) as unknown as Measurement;

export function compare({ line, by }: Measured): Comparison {
  const product = by.get('product') ?? [];
  const others = [...by].filter(([name]) => name !== 'product');
  return {
    line,
    typical: Object.fromEntries([...by].map(([name, rounds]) => [name, typical(rounds)])),
    ratios: Object.fromEntries(others.map(([name, rounds]) => [name, ratiosOf(product, rounds)])),
  };
}

/** Ratios are taken within a round, where both had the same machine, and then their median. */
function ratiosOf(product: readonly Measurement[], other: readonly Measurement[]): Ratios {
  const ratio = (of: (measured: Measurement) => number): number =>
    median(product.map((measured, round) => of(measured) / of(other[round] as Measurement)));
  return {
    perSecond: ratio(({ requestsPerSecond }) => requestsPerSecond),
    perServerCpu: ratio(({ serverCpu }) => 1 / serverCpu),
    perCpu: ratio(({ serverCpu, databaseCpu }) => 1 / (serverCpu + databaseCpu)),
  };
}

const cells = ({ requestsPerSecond, p50, p95, p99, serverCpu, databaseCpu }: Measurement): string[] => [
  requestsPerSecond.toFixed(0),
  ...[p50, p95, p99].map((milliseconds) => milliseconds.toFixed(1)),
  ...[serverCpu, databaseCpu].map((microseconds) => microseconds.toFixed(0)),
];

export function report(comparisons: readonly Comparison[]): string {
  const absolute = comparisons.flatMap(({ line, typical: measured }) =>
    Object.entries(measured).map(([name, each], at) => [at === 0 ? line : '', name, ...cells(each)]),
  );
  const others = [...new Set(comparisons.flatMap(({ ratios }) => Object.keys(ratios)))];
  const relative = others.map((name) =>
    table(
      [`product / ${name}`, 'requests/s', 'per CPU second', "per CPU second, PostgreSQL's included"],
      comparisons.flatMap(({ line, ratios: { [name]: ratios } }) =>
        ratios === undefined
          ? []
          : [[line, ...[ratios.perSecond, ratios.perServerCpu, ratios.perCpu].map((ratio) => ratio.toFixed(2))]],
      ),
    ),
  );
  const header = ['', '', 'requests/s', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU µs/request', 'PostgreSQL µs/request'];
  return [table(header, absolute), ...relative].join('\n\n');
}

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  const isText = header.map((_, column) => rows.every((row) => !/\d$/.test(row[column] ?? '')) || column === 0);
  const aligned = (cell: string, column: number): string =>
    isText[column] ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return [header, ...rows].map((row) => row.map(aligned).join('  ').trimEnd()).join('\n');
}
