import { openLogger } from '../../src/infrastructure/logging/logger.ts';
import { serveWith } from '../../src/infrastructure/programs/lifecycle/serve-with.ts';

/** A server of the real life cycle whose handler does what its tests ask for: `server-program.ts port workers`. SIGUSR2 ends what is slow. */
const [port = '0', workers = '1'] = process.argv.slice(2);
const log = await openLogger('info');
let drained = false;

const exitCode = await serveWith({
  place: { host: '127.0.0.1', port: Number(port) },
  workers: Number(workers),
  log,
  announce: (listening) => log.info('listening', { port: listening }),
  open: async () => {
    log.info('opened');
    log.flush();
    return {
      listener: (request, response) => {
        const { pathname } = new URL(request.url ?? '', 'http://here');
        if (pathname === '/pid') response.end(String(process.pid));
        else if (pathname === '/ready') response.writeHead(drained ? 503 : 200).end();
        else if (pathname === '/throw') setImmediate(() => Promise.reject(new Error('a defect')));
        else {
          log.info('begun', { process: process.pid });
          process.once('SIGUSR2', () => response.end('done'));
        }
        log.flush();
      },
      drain: () => {
        drained = true;
        log.info('draining');
        log.flush();
      },
      close: async () => log.info('closed'),
    };
  },
}).catch((error: unknown) => {
  log.error('not started', error);
  return 1;
});
process.exit(exitCode);
