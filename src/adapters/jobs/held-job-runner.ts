import { setTimeout as pause } from 'node:timers/promises';
import type { JobHandler, JobHold, JobRunner } from '../../application/jobs/ports.ts';
import type { Log } from '../../application/kernel/log.ts';

/** Milliseconds until somebody is asked again. */
const step = 1000;

/** After a restore jobs begin to run when they are released, without a new start. */
export class HeldJobRunner implements JobRunner {
  readonly #runner: JobRunner;
  readonly #hold: Pick<JobHold, 'since'>;
  readonly #log: Log;
  readonly #stopping = new AbortController();
  #waiting: Promise<void> = Promise.resolve();

  constructor(runner: JobRunner, hold: Pick<JobHold, 'since'>, log: Log) {
    this.#runner = runner;
    this.#hold = hold;
    this.#log = log;
  }

  install(): Promise<void> {
    return this.#runner.install();
  }

  async start(handlers: readonly JobHandler<never>[]): Promise<void> {
    const since = await this.#hold.since();
    if (since === null) return await this.#runner.start(handlers);
    await this.#runner.install();
    this.#log.warn('jobs are held since the database was restored: mainstay jobs release', { since });
    this.#waiting = this.#wait(handlers);
  }

  async stop(waitMilliseconds: number): Promise<void> {
    this.#stopping.abort();
    await this.#waiting;
    await this.#runner.stop(waitMilliseconds);
  }

  async #wait(handlers: readonly JobHandler<never>[]): Promise<void> {
    const { signal } = this.#stopping;
    while (await pause(step, true, { signal, ref: false }).catch(() => false)) {
      try {
        if ((await this.#hold.since()) !== null) continue;
        await this.#runner.start(handlers);
        this.#log.info('jobs were released');
        return;
      } catch (error) {
        this.#log.warn('whether jobs are held cannot be read', { reason: String(error) });
      }
    }
  }
}
