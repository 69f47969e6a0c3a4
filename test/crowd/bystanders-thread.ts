import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { call } from '../support/call.ts';
import type { Crowd, Seen } from './bystanders.ts';

/** Milliseconds; within the limit of a minute. */
const rhythm = 700;

const { port, processes, tokens } = workerData as Crowd;
const times: number[] = [];
let [failures, notReady, memory, over] = [0, 0, 0, false];
const isOver = () => over;
const agent = new Agent({ keepAlive: true });

async function person(n: number, token: string): Promise<void> {
  const mine = { port, token, from: `127.0.1.${n + 1}`, agent };
  const work = async (method: string, path: string, json?: unknown) => {
    const { status, milliseconds } = await call({ ...mine, method, path, json });
    times.push(milliseconds);
    if (status === 0 || status >= 500 || status === 429) failures += 1;
  };
  const made = await call({ ...mine, method: 'POST', path: '/api/v1/tasks', json: { title: 'Mine' } });
  if (made.status !== 201) throw new Error(`no task was made: ${made.status}`);
  const { id } = JSON.parse(made.body.toString()).data as { id: number };
  const works = [
    () => work('PUT', `/api/v1/tasks/${id}`, { title: `Mine ${times.length}`, completed: true }),
    () => work('GET', `/api/v1/tasks/${id}`),
    () => work('GET', '/api/v1/tasks?limit=20'),
  ];
  ready();
  await pause((rhythm / tokens.length) * n);
  for (let turn = n; !isOver(); turn += 1) {
    await works[turn % works.length]?.();
    await pause(rhythm);
  }
}

let working = 0;
function ready(): void {
  working += 1;
  if (working === tokens.length) parentPort?.postMessage('working');
}

async function megabytes(): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / processes / 2 ** 20;
}

async function monitor(): Promise<void> {
  while (!isOver()) {
    const { status } = await call({ port, path: '/health/ready', from: '127.0.2.1' });
    if (status !== 200) notReady += 1;
    memory = Math.max(memory, await megabytes());
    await pause(rhythm);
  }
}

parentPort?.once('message', () => {
  over = true;
});
await Promise.all([...tokens.map((token, n) => person(n, token)), monitor()]);
agent.destroy();
const sorted = times.sort((one, other) => one - other);
const quantile = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
const seen: Seen = { p50: quantile(0.5), p99: quantile(0.99), requests: times.length, failures, notReady, memory };
parentPort?.postMessage(seen);
