import type { Log } from '../../../application/kernel/log.ts';
import { orphaned } from './orphaned.ts';
import { endService } from './run-server.ts';
import type { Service } from './service.ts';
import { stopSignal } from './stop-signals.ts';

/** Background jobs alone, until the process is told to stop; answers with the exit code. */
export async function runJobs({ log, open }: { log: Log; open(): Promise<Service> }): Promise<number> {
  const stop = Promise.race([stopSignal((code) => process.exit(code)), orphaned(process.env)]);
  const service = await open();
  log.info('running jobs');
  log.info('stopping', { reason: await stop });
  service.drain();
  return endService(service, log);
}
