import { Overdue } from './overdue.ts';

/** The promise's outcome, or `Overdue` after so many milliseconds; whatever it becomes later is nobody's business. */
export function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  const { promise: overdue, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Overdue(`not done within ${milliseconds} ms`)), milliseconds);
  return Promise.race([promise, overdue]).finally(() => clearTimeout(timer));
}
