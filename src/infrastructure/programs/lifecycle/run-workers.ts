import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../../application/kernel/log.ts';

export interface WorkersRun {
  readonly count: number;
  readonly log: Log;
  announce(port: number): void;
  readonly stop: Promise<string>;
}

const shortLife = 10_000;
const longestPause = 30_000;

/** In the primary process: keeps so many workers alive until the stop; answers with the exit code. */
export async function runWorkers({ count, log, announce, stop }: WorkersRun): Promise<number> {
  let stopping = false;
  const wish = stop.then(() => {
    stopping = true;
    for (const worker of everyWorker()) worker.process.kill('SIGTERM');
  });

  // One goes ahead: what keeps it from starting would keep all from it, and is told once.
  const first = await begin();
  if (first === undefined) return stopping ? 0 : 1;
  announce(first.port);

  const slots = Array.from({ length: count }, (_, slot) => keepAlive(slot === 0 ? first.worker : undefined));
  await wish;
  await Promise.all(slots);
  return 0;

  async function keepAlive(given: Worker | undefined): Promise<void> {
    let worker = given ?? cluster.fork();
    for (let shortLives = 0; ; ) {
      const born = performance.now();
      const [code, signal] = await ended(worker);
      if (stopping) return;
      shortLives = performance.now() - born < shortLife ? shortLives + 1 : 0;
      log.warn('a worker died and is replaced', { pid: worker.process.pid, exitCode: code, signal });
      const delay = shortLives === 0 ? 0 : Math.min(100 * 2 ** shortLives, longestPause);
      await Promise.race([pause(delay, undefined, { ref: false }), wish]);
      if (stopping) return;
      worker = cluster.fork();
    }
  }
}

async function begin(): Promise<{ worker: Worker; port: number } | undefined> {
  const worker = cluster.fork();
  const listening = once(worker, 'listening').then(([address]) => ({ worker, port: (address as AddressInfo).port }));
  return Promise.race([listening, ended(worker).then(() => undefined)]);
}

const ended = (worker: Worker): Promise<[number | null, string | null]> =>
  new Promise((resolve) => worker.once('exit', (code, signal) => resolve([code, signal])));

export const everyWorker = (): readonly Worker[] =>
  Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
