import cluster, { type Worker } from 'node:cluster';
import { AggregatorRegistry } from 'prom-client';
import { within } from '../../adapters/http/machine/within.ts';
import type { PrometheusMeters } from './prometheus-meters.ts';

/** A worker's question to the primary process, and its answer. */
interface Message {
  readonly subject: typeof subject;
  readonly id: number;
  readonly text?: string;
}

const subject = 'mainstay:metrics';
const timeout = 2000;

const isMessage = (message: unknown): message is Message =>
  typeof message === 'object' && message !== null && 'subject' in message && message.subject === subject;

/** In the primary process: adds up what its workers counted whenever one of them asks. */
export function answerWorkers(): void {
  const sum = new AggregatorRegistry();
  cluster.on('message', (worker: Worker, message: unknown) => {
    if (!isMessage(message)) return;
    sum
      .clusterMetrics()
      .catch(() => undefined)
      .then((text) => worker.isConnected() && worker.send({ ...message, text }));
  });
}

export interface Exposition {
  readonly contentType: string;
  text(): Promise<string>;
}

/**
 * In a worker: the numbers of all workers, whichever of them is scraped. Where the primary process does not answer in
 * time, its own; in a process without workers just these.
 */
export function ofAllWorkers(meters: PrometheusMeters): Exposition {
  if (!cluster.isWorker) return meters;
  AggregatorRegistry.setRegistries(meters.registry);
  new AggregatorRegistry();
  const waiting = new Map<number, (text: string | undefined) => void>();
  process.on('message', (message) => {
    if (isMessage(message)) waiting.get(message.id)?.(message.text);
  });
  let asked = 0;
  return {
    contentType: meters.contentType,
    async text() {
      const id = ++asked;
      const { promise, resolve } = Promise.withResolvers<string | undefined>();
      waiting.set(id, resolve);
      process.send?.({ subject, id } satisfies Message);
      const text = await within(timeout, promise).catch(() => undefined);
      waiting.delete(id);
      return text ?? meters.text();
    },
  };
}
