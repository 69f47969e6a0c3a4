import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { tokenOf } from '../arena.ts';
import type { Contestant } from '../contestants.ts';
import { cpuSeconds } from '../cpu.ts';
import { heldMemory } from './held-memory.ts';

interface Streams {
  readonly product: Contestant;
  readonly count: number;
  readonly client: pg.Client;
}

const ofUser = 10;
const ofAddress = 90;

/** As many streams as are wished, of many users from many addresses of this machine; then a change for each of the users. */
export async function measureStreams({ product, count, client }: Streams): Promise<void> {
  const { url, pid } = product;
  const { port } = new URL(url);
  const before = await heldMemory(product);
  const told = { ready: 0, changed: 0 };
  const sockets: Socket[] = [];
  for (let n = 0; n < count; n += 1) {
    const at = Math.floor(n / ofAddress);
    const localAddress = `127.1.${Math.floor(at / 200)}.${1 + (at % 200)}`;
    const token = await tokenOf(`listener-${Math.floor(n / ofUser)}`);
    const socket = connect({ port: Number(port), host: '127.0.0.1', localAddress });
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      if (text.includes('event: ready')) told.ready += 1;
      if (text.includes('event: changed')) told.changed += 1;
    });
    socket.on('error', () => {});
    socket.write(`GET /api/v1/changes HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`);
    sockets.push(socket);
    while (n - told.ready > 200) await pause(5);
  }
  for (let waited = 0; told.ready < count && waited < 60_000; waited += 50) await pause(50);
  await pause(5_000);
  const held = (await heldMemory(product)) - before;
  const began = cpuSeconds(pid);
  await pause(10_000);
  const idle = (cpuSeconds(pid) - began) / 10;
  console.log(
    `${told.ready} idle streams: ${(held / told.ready / 1024).toFixed(1)} KB each, ${(idle * 100).toFixed(1)} % of a core`,
  );
  const changedAt = performance.now();
  await client.query(
    `insert into tasks (owner_id, title, completed, version, created_at, updated_at)
     select id, 'burst', false, 1, now(), now() from users where id like 'listener-%'`,
  );
  for (let waited = 0; told.changed < told.ready && waited < 60_000; waited += 5) await pause(5);
  console.log(
    `a change for each of their users: ${told.changed} told within ${Math.round(performance.now() - changedAt)} ms`,
  );
  for (const socket of sockets) socket.destroy();
}
