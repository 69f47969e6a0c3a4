const interval = 250;

/**
 * Settles when npm, or the shell between it and us, has been killed: neither can tell us then, and who started npm
 * thinks that we are gone. Never settles for a process that npm did not start.
 */
export function orphaned(environment: NodeJS.ProcessEnv): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  if (environment['npm_lifecycle_event'] === undefined) return promise;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    resolve('npm is gone');
  }, interval);
  timer.unref();
  return promise;
}
