import { once } from 'node:events';
import autocannon from 'autocannon';
import { type Caller, type LineName, lines } from './scenarios.ts';

export interface Order {
  readonly url: string;
  readonly line: LineName;
  readonly callers: readonly Caller[];
  readonly connections: number;
  readonly seconds: number;
}

export interface Load {
  readonly answers: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Answers that are no success, and connections that broke. */
  readonly refused: number;
}

/** The other end of the line, in a process of its own: what it costs is not what the servers cost. */
async function run({ url, line, callers, connections, seconds }: Order): Promise<Load> {
  const latencies: number[] = [];
  let count = 0;
  const setupRequest = (request: autocannon.Request): autocannon.Request => {
    const asking = lines[line].ask(count++, callers);
    return Object.assign(request, { body: undefined }, asking);
  };
  const began = performance.now();
  const instance = autocannon({ url, connections, duration: seconds, requests: [{ setupRequest }] }, () => {});
  instance.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  const [result] = (await once(instance, 'done')) as [autocannon.Result];
  const taken = (performance.now() - began) / 1000;
  latencies.sort((a, b) => a - b);
  const percentile = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? 0;
  return {
    answers: latencies.length,
    seconds: taken,
    p50: percentile(0.5),
    p95: percentile(0.95),
    p99: percentile(0.99),
    refused: result.non2xx + result.errors + result.timeouts,
  };
}

process.on('message', (order: Order) => void run(order).then((load) => process.send?.(load)));
process.on('disconnect', () => process.exit());
