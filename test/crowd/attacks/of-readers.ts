import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { call } from '../../support/call.ts';
import type { Product } from '../product.ts';
import { type Attack, attacker, countsOf, repeat, seconds, statusOf } from './attack.ts';

const largestList = '/api/v1/tasks?limit=100';
const exported = '/api/v1/users/me/export';

async function unread({ port }: Product, token: string, path: string, requests: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', localAddress: attacker });
  socket.on('error', () => {});
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`.repeat(requests));
  return socket;
}

/** Opens connections that are never read, and looks at them when the attack is over. */
async function neverReading(product: Product, token: string, path: string, requests: number): Promise<string> {
  const sockets = await Promise.all(Array.from({ length: 5 }, () => unread(product, token, path, requests)));
  await pause(seconds * 1000);
  for (const socket of sockets) socket.destroy();
  return 'nothing that it read';
}

/** By one user who asks for much, or for what takes long. */
export const attacksOfReaders: readonly Attack[] = [
  {
    name: 'a search through 10,000 long texts every 650 ms',
    run: async (product) => {
      const token = await product.tokenOf('mallory');
      return countsOf(await repeat(650, () => statusOf(product, `/api/v1/tasks?search=${'a'.repeat(99)}b`, { token })));
    },
  },
  {
    name: '90 searches that no index helps, through 200,000 tasks, at once',
    run: async (product) => {
      const token = await product.tokenOf('mallory-7');
      const search = (n: number) =>
        statusOf(product, `/api/v1/tasks?search=${String.fromCharCode(97 + (n % 26))}~`, { token });
      return countsOf(await Promise.all(Array.from({ length: 90 }, (_, n) => search(n))));
    },
  },
  {
    name: '100 of the largest lists at once, all read',
    run: async (product) => {
      const token = await product.tokenOf('mallory-2');
      const { port } = product;
      const asked = Array.from({ length: 100 }, () => call({ port, path: largestList, token, from: attacker }));
      const told = await Promise.all(asked);
      const size = Math.max(...told.map(({ body }) => body.length));
      return `${countsOf(told.map(({ status }) => status))}, ${Math.round(size / 1024)} KB each`;
    },
  },
  {
    name: 'five connections with 20 of the largest lists each, never read',
    run: async (product) => neverReading(product, await product.tokenOf('mallory-6'), largestList, 20),
  },
  {
    name: '60 first pages of 300,000 tasks at once',
    run: async (product) => {
      const token = await product.tokenOf('mallory-3');
      const asked = Array.from({ length: 60 }, () => statusOf(product, '/api/v1/tasks?limit=20', { token }));
      return countsOf(await Promise.all(asked));
    },
  },
  {
    name: 'exports of 100,000 tasks, three at a time',
    run: async (product) => {
      const token = await product.sessionOf('mallory-4@example.com');
      const three = () => Promise.all([1, 2, 3].map(() => statusOf(product, exported, { token })));
      const statuses = (await repeat(500, three)).flat();
      if (!statuses.includes(200)) throw new Error(`no export came: ${countsOf(statuses)}`);
      return countsOf(statuses);
    },
  },
  {
    name: 'exports of 100,000 tasks, never read',
    run: async (product) => neverReading(product, await product.sessionOf('mallory-4@example.com'), exported, 5),
  },
  {
    name: '80 downloads of 20 MB, left at once or never read',
    run: async (product) => {
      const token = await product.tokenOf('mallory-10');
      const sent = { path: '/api/v1/files?name=large', method: 'POST', token, type: 'text/plain', from: attacker };
      const stored = await call({ port: product.port, ...sent, body: 'x'.repeat(20_000_000) });
      const { id } = JSON.parse(stored.body.toString()).data;
      const open = () => unread(product, token, `/api/v1/files/${id}/content`, 1);
      const left = await Promise.all(Array.from({ length: 40 }, open));
      for (const socket of left) socket.end(() => socket.destroy());
      const sockets = await Promise.all(Array.from({ length: 40 }, open));
      await pause(seconds * 1000);
      for (const socket of sockets) socket.destroy();
      return 'nothing that it read';
    },
  },
];
