import type { Log } from '../../../application/kernel/log.ts';
import { HttpServer, type Place } from './http-server.ts';
import type { Service } from './service.ts';
import { whyNotListening } from './why-not-listening.ts';

export interface Run {
  readonly place: Place;
  readonly log: Log;
  open(): Promise<Service>;
  /** Called once the server listens. */
  announce(port: number): void;
  /** Settles with the reason when the process is to end. */
  readonly stop: Promise<string>;
  /** Milliseconds that requests in flight have, and after them what is behind them. */
  readonly patience?: { readonly requests: number; readonly rest: number };
}

const contract = { requests: 10_000, rest: 10_000 };

/** A server's whole life; answers with the exit code. */
export async function runServer({ place, log, open, announce, stop, patience = contract }: Run): Promise<number> {
  const service = await open();
  const server = await HttpServer.listen(service.listener, place).catch(async (error: NodeJS.ErrnoException) => {
    await service.close();
    throw whyNotListening(error, place);
  });
  announce(server.port);
  log.info('stopping', { reason: await stop });
  service.drain();
  const cutOff = await server.drain(patience.requests);
  if (cutOff > 0) log.warn('requests in flight were cut off', { requests: cutOff });
  const { promise: late, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(resolve, patience.rest, 'late');
  const outcome = await Promise.race([service.close(), late]);
  clearTimeout(timer);
  if (outcome === 'late') log.warn('what is behind the server did not stop in time');
  log.info('stopped');
  return outcome === 'late' ? 1 : 0;
}
