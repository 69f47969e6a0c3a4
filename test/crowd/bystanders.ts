import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Product } from './product.ts';

/** What the others saw meanwhile. */
export interface Seen {
  readonly p50: number;
  readonly p99: number;
  readonly requests: number;
  readonly failures: number;
  readonly notReady: number;
  /** Megabytes of one process, at most. */
  readonly memory: number;
}

export interface Crowd {
  readonly port: number;
  readonly processes: number;
  readonly tokens: readonly string[];
}

const people = 24;
/** Milliseconds, so that there are enough requests to tell 99 of 100 by. */
const shortest = 3000;

/** Some users who work normally, each from an address of their own, and a monitor, for as long as `during` runs, and not too short. */
export async function watch(product: Product, during: () => Promise<unknown>): Promise<Seen> {
  const tokens = await Promise.all(Array.from({ length: people }, (_, n) => product.tokenOf(`person-${n}`)));
  const { port, processes } = product;
  // On a thread of their own, so that the attacker's work does not count as the product's.
  const worker = new Worker(new URL('./bystanders-thread.ts', import.meta.url), {
    workerData: { port, processes, tokens } satisfies Crowd,
  });
  await once(worker, 'message');
  await Promise.all([during(), pause(shortest)]).finally(() => worker.postMessage('over'));
  const [seen] = (await once(worker, 'message')) as [Seen];
  await worker.terminate();
  return seen;
}
