import { setTimeout as pause } from 'node:timers/promises';
import { call } from '../../support/call.ts';

interface Seen {
  readonly status: number;
  readonly milliseconds: number;
}

/** What somebody sees who asks for one thing again and again. */
export interface Watched {
  readonly statuses: ReadonlySet<number>;
  /** The slowest answer. */
  readonly slowest: number;
  readonly count: number;
}

const rhythm = 100;

/** Asks each of these until `during` has ended. How late timers of this process are in the meantime is told as well: so late may the product's be. */
export async function watched<Name extends string>(
  port: number,
  paths: Readonly<Record<Name, { readonly path: string; readonly token?: string }>>,
  during: () => Promise<unknown>,
): Promise<{ readonly seen: Readonly<Record<Name, Watched>>; readonly lateness: number }> {
  let [over, lateness] = [false, 0];
  const isOver = () => over;
  const look = async ({ path, token }: { readonly path: string; readonly token?: string }): Promise<Watched> => {
    const all: Seen[] = [];
    while (!isOver()) {
      all.push(await call({ port, method: 'GET', path, from: '127.0.4.1', ...(token && { token }) }));
      const since = performance.now();
      await pause(rhythm);
      lateness = Math.max(lateness, performance.now() - since - rhythm);
    }
    const slowest = Math.max(...all.map(({ milliseconds }) => milliseconds));
    return { statuses: new Set(all.map(({ status }) => status)), slowest, count: all.length };
  };
  const names = Object.keys(paths) as Name[];
  const looking = Promise.all(names.map((name) => look(paths[name])));
  await during().finally(() => {
    over = true;
  });
  const seen = Object.fromEntries((await looking).map((each, i) => [names[i], each])) as Record<Name, Watched>;
  return { seen, lateness };
}

/** A bound on a machine that is busy: as much later as timers are here, and half as much again. */
export const inBound = (milliseconds: number, bound: number, lateness: number): boolean =>
  milliseconds <= bound * 1.5 + 3 * lateness + 200;
