import { Worker } from 'node:worker_threads';
import type { Assignment, Order, Report } from './worker.ts';

/** What became of a run: its report, a thread that ended, or one that had to be ended. */
export type Outcome = Report | 'broke' | 'hung';

/** The most that it may take a thread to load the tests. */
const loadingMilliseconds = 60_000;

/** Random histories find what nobody thought of. Here a few must do: each survivor costs all of them. */
const fewHistories = { SESSION_HISTORIES: '500', PAYMENT_HISTORIES: '20' };

/** A thread that has the tests loaded. When one breaks or hangs, another takes its place. */
export class Tester {
  readonly #assignment: Assignment;
  #worker: Worker | undefined;

  constructor(assignment: Assignment) {
    this.#assignment = assignment;
  }

  async run(order: Order, milliseconds: number): Promise<Outcome> {
    const limit = milliseconds + (this.#worker === undefined ? loadingMilliseconds : 0);
    this.#worker ??= this.#start();
    const outcome = await outcomeOf(this.#worker, order, limit);
    if (typeof outcome === 'string') await this.end();
    return outcome;
  }

  async end(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: this.#assignment,
      env: { ...process.env, ...fewHistories },
      stdout: true,
      stderr: true,
    });
    // The end that follows says it to whoever waits; without a listener it would be the end of this process as well.
    worker.on('error', () => {});
    return worker;
  }
}

function outcomeOf(worker: Worker, order: Order, milliseconds: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome) => {
      clearTimeout(timer);
      worker.off('message', settle).off('exit', broken);
      resolve(outcome);
    };
    const broken = () => settle('broke');
    const timer = setTimeout(() => settle('hung'), milliseconds);
    worker.on('message', settle).on('exit', broken);
    worker.postMessage(order);
  });
}
