import type { RequestListener } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { StartFailure } from '../../config/start-failure.ts';
import { type Edge, HttpServer, type Place } from './http-server.ts';

const step = 200;

/** @param timeout milliseconds that an earlier server on the same port has to finish */
export async function listen(
  listener: RequestListener,
  place: Place,
  timeout: number,
  edge: Edge = {},
): Promise<HttpServer> {
  const deadline = performance.now() + timeout;
  for (;;) {
    try {
      return await HttpServer.listen(listener, place, edge);
    } catch (error) {
      const isBusy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isBusy || performance.now() > deadline) throw whyNotListening(error as NodeJS.ErrnoException, place);
      await pause(step);
    }
  }
}

function whyNotListening(error: NodeJS.ErrnoException, { host, port }: Place): Error {
  const place = `${host}:${port}`;
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartFailure(`${place} is in use by another program. Stop it, or set PORT to another port.`);
    case 'EACCES':
      return new StartFailure(`This user may not listen on ${place}. Set PORT to one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartFailure(
        `This machine has no address ${host}. Set HOST to one of its own, or to 0.0.0.0 for all.`,
      );
    default:
      return error;
  }
}
