import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { ask } from './ask.ts';
import type { Product } from './product.ts';

/** What the others saw meanwhile. */
export interface Seen {
  readonly p50: number;
  readonly p99: number;
  readonly requests: number;
  readonly failures: number;
  readonly notReady: number;
  /** Megabytes, at most. */
  readonly memory: number;
}

const people = 8;
/** Milliseconds; within the limit of a minute. */
const rhythm = 700;

/** Some users who work normally, each from an address of their own, and a monitor, for as long as `during` runs. */
export async function watch(product: Product, during: () => Promise<unknown>): Promise<Seen> {
  const times: number[] = [];
  let [failures, notReady, memory, over] = [0, 0, 0, false];
  const agent = new Agent({ keepAlive: true });
  const until = () => over;
  const person = async (n: number): Promise<void> => {
    const token = await product.tokenOf(`person-${n}`);
    const mine = { port: product.port, token, from: `127.0.1.${n + 1}`, agent };
    const work = async (method: string, path: string, json?: unknown) => {
      const told = await ask({ ...mine, method, path, json });
      times.push(told.milliseconds);
      if (told.status === 0 || told.status >= 500 || told.status === 429) failures += 1;
      return told;
    };
    const made = await ask({ ...mine, method: 'POST', path: '/api/v1/tasks', json: { title: 'Mine' } });
    const { id } = JSON.parse(made.body.toString()).data as { id: number };
    const works = [
      () => work('PUT', `/api/v1/tasks/${id}`, { title: `Mine ${times.length}`, completed: true }),
      () => work('GET', `/api/v1/tasks/${id}`),
      () => work('GET', '/api/v1/tasks?limit=20'),
    ];
    await pause((rhythm / people) * n);
    for (let turn = n; !until(); turn += 1) {
      await works[turn % works.length]?.();
      await pause(rhythm);
    }
  };
  const monitor = async (): Promise<void> => {
    while (!until()) {
      const { status } = await ask({ port: product.port, path: '/health/ready', from: '127.0.2.1' });
      if (status !== 200) notReady += 1;
      memory = Math.max(memory, await product.memory());
      await pause(rhythm);
    }
  };
  const watching = [...Array.from({ length: people }, (_, n) => person(n)), monitor()];
  await during().finally(() => {
    over = true;
  });
  await Promise.all(watching);
  agent.destroy();
  const sorted = times.sort((one, other) => one - other);
  const quantile = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
  return { p50: quantile(0.5), p99: quantile(0.99), requests: times.length, failures, notReady, memory };
}
