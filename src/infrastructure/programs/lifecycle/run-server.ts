import type { Log } from '../../../application/kernel/log.ts';
import type { Place } from './http-server.ts';
import { listen } from './listen.ts';
import type { Service } from './service.ts';

export interface Run {
  readonly place: Place;
  readonly log: Log;
  open(): Promise<Service>;
  /** Called once the server listens. */
  announce(port: number): void;
  /** Settles with the reason when the process is to end. */
  readonly stop: Promise<string>;
  readonly timeouts?: Timeouts;
}

/** Milliseconds that others have. */
interface Timeouts {
  /** An earlier server, to leave the port. */
  readonly port: number;
  /** Requests in flight. */
  readonly requests: number;
  /** What is behind them. */
  readonly rest: number;
}

const usual: Timeouts = { port: 3000, requests: 10_000, rest: 10_000 };

/** A server's whole life; answers with the exit code. */
export async function runServer({ place, log, open, announce, stop, timeouts = usual }: Run): Promise<number> {
  const service = await open();
  const server = await listen(service.listener, place, timeouts.port, service.edge).catch(async (error: unknown) => {
    await service.close();
    throw error;
  });
  service.listening?.(server);
  announce(server.port);
  log.info('stopping', { reason: await stop });
  service.drain();
  const cutOff = await server.drain(timeouts.requests);
  if (cutOff > 0) log.warn('requests in flight were cut off', { requests: cutOff });
  return endService(service, log, timeouts.rest);
}

/** Answers with the exit code. */
export async function endService(service: Service, log: Log, timeout = usual.rest): Promise<number> {
  const { promise: late, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(resolve, timeout, 'late');
  const outcome = await Promise.race([service.close(), late]);
  clearTimeout(timer);
  if (outcome === 'late') log.warn('what is behind the server did not stop in time');
  log.info('stopped');
  return outcome === 'late' ? 1 : 0;
}
