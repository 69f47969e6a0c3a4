import { StartFailure } from '../../start-failure.ts';
import type { Place } from './http-server.ts';

export function whyNotListening(error: NodeJS.ErrnoException, { host, port }: Place): Error {
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
