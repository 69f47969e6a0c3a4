import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import Mocha from 'mocha';
import type { Mutant } from './mutants-of.ts';
import { type Numbered, withSwitches } from './with-switches.ts';

/** What a worker is made for: the mutants in the files it loads, and which one is on while they are loaded. */
export interface Assignment {
  readonly root: string;
  readonly specs: readonly string[];
  readonly mutants: readonly Mutant[];
  readonly on: number;
}

export interface Order {
  readonly on: number;
  /** The full titles of the tests to run; without them, all that need no database. */
  readonly titles?: readonly string[];
}

export interface Tested {
  readonly title: string;
  readonly file: string;
  readonly milliseconds: number;
  readonly met: readonly number[];
}

export interface Report {
  /** The first test that failed. */
  readonly failed: { readonly title: string; readonly why: string } | undefined;
  /** Each test that ran: how long, and the mutants it came by. */
  readonly tests: readonly Tested[];
  /** The mutants that were met while the files were loaded, or between the tests. */
  readonly met: readonly number[];
}

const { root, specs, mutants, on: first }: Assignment = workerData;
let on = first;
let met = new Set<number>();
const between = met;

Object.assign(globalThis, {
  isOn: (number: number): boolean => {
    met.add(number);
    return number === on;
  },
});

const byPath = new Map<string, Numbered[]>();
for (const [number, mutant] of mutants.entries())
  byPath.set(mutant.path, [...(byPath.get(mutant.path) ?? []), [number, mutant]]);

registerHooks({
  load: (url, context, next) => {
    const path = url.startsWith('file:') ? fileURLToPath(url) : '';
    const inside = byPath.get(relative(root, path));
    if (inside === undefined) return next(url, context);
    return {
      format: 'module-typescript',
      source: withSwitches(readFileSync(path, 'utf8'), inside),
      shortCircuit: true,
    };
  },
});

const silent = class {};
const mocha = new Mocha({ reporter: silent as unknown as Mocha.ReporterConstructor, bail: true, timeout: 20_000 });
mocha.cleanReferencesAfterRun(false);
for (const spec of specs) mocha.addFile(spec);
await mocha.loadFilesAsync();

/** Tests that are run on several stores are run on the one in memory. */
const inMemory = /^(?!.*\b(in PostgreSQL|on disk|on S3)\b)/;

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

function run({ on: number, titles }: Order): Promise<Report> {
  on = number;
  mocha.grep(titles === undefined ? inMemory : new RegExp(`^(${titles.map(escaped).join('|')})$`));
  const tests: Tested[] = [];
  let failed: Report['failed'];
  return new Promise((resolve) => {
    const runner = mocha.run(() => resolve({ failed, tests, met: [...between] }));
    runner.on('test', () => {
      met = new Set();
    });
    runner.on('test end', (test: Mocha.Test) => {
      tests.push({ title: test.fullTitle(), file: test.file ?? '', milliseconds: test.duration ?? 0, met: [...met] });
      met = between;
    });
    runner.on('fail', (test: Mocha.Runnable, defect: Error) => {
      failed ??= { title: test.fullTitle(), why: defect.message };
    });
  });
}

parentPort?.on('message', (order: Order) => void run(order).then((report) => parentPort?.postMessage(report)));
