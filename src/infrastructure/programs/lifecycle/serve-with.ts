import cluster from 'node:cluster';
import type { Log } from '../../../application/kernel/log.ts';
import { answerWorkers } from '../../metrics/workers.ts';
import type { Place } from './http-server.ts';
import { orphaned } from './orphaned.ts';
import { runServer } from './run-server.ts';
import { everyWorker, runWorkers } from './run-workers.ts';
import type { Service } from './service.ts';
import { stopSignal } from './stop-signals.ts';

export interface Serving {
  readonly place: Place;
  /** Processes; 1 is this one alone. */
  readonly workers: number;
  readonly log: Log;
  open(): Promise<Service>;
  /** Called once, when the first process listens. */
  announce(port: number): void;
}

/** Serves in this process or in several, until it is told to stop; answers with the exit code. */
export function serveWith({ place, workers, log, open, announce }: Serving): Promise<number> {
  process.on('uncaughtException', (error) => {
    log.error('a defect outside of any request ends the process', error);
    process.exit(1);
  });
  // A worker hears the terminal's Ctrl-C and then its primary process: only the latter insists, by SIGKILL.
  if (cluster.isWorker) return runServer({ place, log, open, announce: () => {}, stop: stopSignal(() => {}) });
  if (workers === 1) return runServer({ place, log, open, announce, stop: wish((code) => process.exit(code)) });
  answerWorkers();
  const stop = wish((code) => {
    for (const worker of everyWorker()) worker.process.kill('SIGKILL');
    process.exit(code);
  });
  return runWorkers({ count: workers, log, announce, stop });
}

const wish = (insist: (exitCode: number) => void): Promise<string> =>
  Promise.race([stopSignal(insist), orphaned(process.env)]);
