import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

export interface TestRedis {
  readonly url: string;
  /** Keeps the process but lets it do nothing. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
  /** The same address again, empty. */
  start(): Promise<void>;
}

async function unusedNumber(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A Redis of the test's own, without files. */
export async function startRedis(): Promise<TestRedis> {
  const port = await unusedNumber();
  let server: ChildProcess | undefined;
  const redis: TestRedis = {
    url: `redis://127.0.0.1:${port}`,
    freeze: () => void server?.kill('SIGSTOP'),
    thaw: () => void server?.kill('SIGCONT'),
    async start() {
      const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
      const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] });
      child.once('error', (error) => {
        throw new Error('these tests need redis-server on the PATH', { cause: error });
      });
      for await (const output of child.stdout) if (String(output).includes('Ready to accept')) break;
      server = child;
    },
    async stop() {
      if (server === undefined || server.exitCode !== null) return;
      const exit = once(server, 'exit');
      server.kill('SIGKILL');
      await exit;
      server = undefined;
    },
  };
  await redis.start();
  return redis;
}
