import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ask } from './ask.ts';
import type { Product } from './product.ts';

export interface Attack {
  readonly promise: string;
  /** Says what the attacker got, and throws where that alone breaks the promise. */
  run(product: Product): Promise<string>;
}

const from = '127.0.9.9';
const seconds = 12;

const countsOf = (statuses: readonly number[]): string =>
  [...new Set(statuses)]
    .sort()
    .map((status) => `${statuses.filter((each) => each === status).length} × ${status || 'cut off'}`)
    .join(', ');

/** Asks again and again, without waiting for answers, for as long as an attack lasts. */
async function repeat(every: number, work: () => Promise<number>): Promise<number[]> {
  const running: Promise<number>[] = [];
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await pause(every))
    running.push(work());
  return Promise.all(running);
}

async function unread(product: Product, path: string, requests: number): Promise<Socket> {
  const socket = connect({ port: product.port, host: '127.0.0.1', localAddress: from });
  socket.on('error', () => {});
  const token = await product.tokenOf('mallory');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`.repeat(requests));
  return socket;
}

export const attacks: readonly Attack[] = [
  {
    promise: 'a search through 10,000 long texts every 650 ms',
    run: async (product) => {
      const token = await product.tokenOf('mallory');
      const path = `/api/v1/tasks?search=${'a'.repeat(99)}b`;
      return countsOf(await repeat(650, async () => (await ask({ port: product.port, path, token, from })).status));
    },
  },
  {
    promise: '100 lists of 1 MB at once, all read',
    run: async (product) => {
      const token = await product.tokenOf('mallory-2');
      const path = '/api/v1/tasks?limit=100';
      const asked = Array.from({ length: 100 }, () => ask({ port: product.port, path, token, from }));
      const told = await Promise.all(asked);
      await pause(2000);
      return `${countsOf(told.map(({ status }) => status))}, ${Math.round((told[0]?.body.length ?? 0) / 1024)} KB each`;
    },
  },
  {
    promise: 'five connections with 20 lists of 1 MB each, never read',
    run: async (product) => {
      const sockets = await Promise.all(
        Array.from({ length: 5 }, () => unread(product, '/api/v1/tasks?limit=100', 20)),
      );
      await pause(seconds * 1000);
      for (const socket of sockets) socket.destroy();
      return 'nothing that it read';
    },
  },
  {
    promise: 'a thousand bad tokens and unknown paths a second',
    run: async (product) => {
      const before = product.lines().length;
      const paths = ['/api/v1/tasks', '/nowhere'];
      const statuses = (
        await repeat(100, async () => {
          const told = await Promise.all(
            Array.from({ length: 50 }, (_, n) =>
              ask({ port: product.port, path: paths[n % 2] ?? '', token: 'bad', from: '127.0.9.8' }),
            ),
          );
          return told.filter(({ status }) => status === 429).length;
        })
      ).reduce((sum, refused) => sum + refused, 0);
      const lines = product
        .lines()
        .slice(before)
        .filter(({ address }) => address === '127.0.9.8').length;
      if (lines > 500) throw new Error(`${lines} log lines`);
      return `${statuses} × 429, ${lines} log lines`;
    },
  },
  {
    promise: '300 connections of one address',
    run: async (product) => {
      const sockets = Array.from({ length: 300 }, () => {
        const socket = connect({ port: product.port, host: '127.0.0.1', localAddress: '127.0.9.7' });
        return socket.on('error', () => {}).resume();
      });
      const ended = sockets.map((socket) => once(socket, 'close').then(() => 1));
      const closed = { count: 0 };
      for (const end of ended) void end.then(() => closed.count++);
      await pause(3000);
      const open = 300 - closed.count;
      for (const socket of sockets) socket.destroy();
      if (open > 102) throw new Error(`${open} stayed open`);
      return `${open} connections`;
    },
  },
];
