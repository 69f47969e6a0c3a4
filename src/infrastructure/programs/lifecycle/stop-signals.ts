import { constants } from 'node:os';

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** npm passes on to us the Ctrl-C that the terminal has sent to us as well. */
const echo = 500;

/** Settles at the first signal to stop. `insist` is called at a further one, unless it is an echo of the first. */
export function stopSignal(insist: (exitCode: number) => void): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let first: number | undefined;
  for (const signal of signals)
    process.on(signal, () => {
      first ??= performance.now();
      resolve(signal);
      if (performance.now() - first > echo) insist(128 + constants.signals[signal]);
    });
  return promise;
}
