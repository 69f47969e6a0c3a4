import { setTimeout as pause } from 'node:timers/promises';
import { call } from '../../support/call.ts';
import type { Product } from '../product.ts';

export interface Attack {
  readonly name: string;
  /** Says what the attacker got, and throws where that alone breaks a promise. */
  run(product: Product): Promise<string>;
}

export const attacker = '127.0.9.9';
export const seconds = 6;

export const countsOf = (statuses: readonly number[]): string =>
  [...new Set(statuses)]
    .sort()
    .map((status) => `${statuses.filter((each) => each === status).length} × ${status || 'cut off'}`)
    .join(', ');

/** Asks again and again, without waiting for answers, for as long as an attack lasts. */
export async function repeat<T>(every: number, work: (turn: number) => Promise<T>): Promise<T[]> {
  const running: Promise<T>[] = [];
  const end = performance.now() + seconds * 1000;
  for (let turn = 0; performance.now() < end; turn += 1) {
    running.push(work(turn));
    await pause(every);
  }
  return Promise.all(running);
}

/** The status of a request of a user, or of nobody. */
export const statusOf = async (
  { port }: Product,
  path: string,
  { token, json, body, from = attacker, method }: Partial<Omit<Parameters<typeof call>[0], 'port' | 'path'>> = {},
): Promise<number> =>
  (
    await call({
      port,
      path,
      token,
      from,
      ...(json === undefined ? {} : { json, method: 'POST' }),
      ...(body === undefined ? {} : { body, method: 'POST' }),
      ...(method && { method }),
    })
  ).status;
