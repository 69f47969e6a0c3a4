/**
 * What the work comes to, unless a timer that was set when it began goes off before it ends. On a machine that is busy with
 * other things the timers of the product are late too: so this compares the two, and not the product with a clock.
 */
export async function inTime<T>(milliseconds: number, work: () => T | PromiseLike<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  // After what is at hand by then has been taken up as well.
  const timer = setTimeout(
    () => setImmediate(() => setImmediate(() => reject(new Error(`not within ${milliseconds} ms`)))),
    milliseconds,
  );
  return await Promise.race([work(), promise]).finally(() => clearTimeout(timer));
}

/** Milliseconds of the processor that the work costs this process; other processes take none of them. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
