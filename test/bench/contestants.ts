import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { production } from '../support/production.ts';

const root = join(import.meta.dirname, '../..');

export type ContestantName = keyof typeof programs;

export interface Contestant<Name extends ContestantName = ContestantName> {
  readonly name: Name;
  /** Under which PostgreSQL knows its connections. */
  readonly applicationName: string;
  readonly url: string;
  readonly pid: number;
  /** Where it can be profiled. */
  readonly inspectPort: number;
  stop(): Promise<void>;
}

const programs = {
  product: { applicationName: 'mainstay', arguments: ['src/infrastructure/programs/launch.js', 'serve'] },
  /** As above, but for the bundle, in which packages cannot be told apart. */
  'product unbundled': {
    applicationName: 'mainstay',
    arguments: [
      '--max-semi-space-size=8',
      '--heap-growing-percent=100',
      'src/infrastructure/programs/mainstay.ts',
      'serve',
    ],
  },
  bare: { applicationName: 'bare', arguments: ['test/bench/bare-server.ts'] },
  nestjs: { applicationName: 'nestjs', arguments: ['test/bench/peers/nest-server.js'] },
  express: { applicationName: 'express', arguments: ['test/bench/peers/express-server.js'] },
  'bare files': { applicationName: 'bare', arguments: ['test/bench/files/bare-files.ts'] },
} as const;

/** Starts one of the servers as a process of its own, with limits that no load reaches and, as the others, no line per request. */
export async function start<Name extends ContestantName>(
  name: Name,
  settings: Readonly<Record<string, string>>,
): Promise<Contestant<Name>> {
  const port = await freePort();
  const inspectPort = await freePort();
  const { applicationName, arguments: given } = programs[name];
  const log = openSync('/dev/null', 'w');
  const child = spawn(process.execPath, [`--inspect-port=127.0.0.1:${inspectPort}`, ...given], {
    cwd: root,
    stdio: ['ignore', log, 'inherit'],
    env: {
      ...process.env,
      ...production,
      ...settings,
      PORT: String(port),
      RATE_LIMIT_PER_MINUTE: '1000000',
      AUTH_RATE_LIMIT_PER_MINUTE: '1000000',
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await answering(url, child);
  return {
    name,
    applicationName,
    url,
    pid: child.pid ?? 0,
    inspectPort,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode} before it answered.`);
    const answer = await fetch(`${url}/api/nobody/tasks`).catch(() => undefined);
    if (answer !== undefined) return;
    await pause(50);
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
