import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../anywhere/servers.ts';
import { call } from '../../support/call.ts';
import { eventually } from '../../support/eventually.ts';
import { endedWithUs } from './ended-with-us.ts';

const example = new URL('../../../docs/deploy/haproxy.cfg', import.meta.url);

export const noHaproxy = async (): Promise<string | undefined> =>
  spawnSync('haproxy', ['-v']).status === 0 ? undefined : 'haproxy is not installed';

/** HAProxy as docs/deploy has it, before processes on these ports. */
export class Haproxy implements AsyncDisposable {
  readonly port: number;
  readonly #child: ChildProcess;
  readonly #status: number;

  private constructor(port: number, status: number, child: ChildProcess) {
    this.port = port;
    this.#status = status;
    this.#child = child;
  }

  static async before(ports: readonly number[], folder: string): Promise<Haproxy> {
    const [port, status] = [await freePort(), await freePort()];
    const servers = ports.map((each, n) => `    server s${n} 127.0.0.1:${each}`).join('\n');
    const told = (await readFile(example, 'utf8'))
      .replace('bind :80', `bind 127.0.0.1:${port}`)
      .replace(/(?:^ {4}server .*\n)+/m, `${servers}\n`);
    const statistics = `\nfrontend status\n    bind 127.0.0.1:${status}\n    stats enable\n    stats uri /\n`;
    const file = join(folder, 'haproxy.cfg');
    await writeFile(file, told + statistics);
    const child = spawn('haproxy', ['-db', '-f', file], { stdio: ['ignore', 'ignore', 'ignore'] });
    endedWithUs(child.pid ?? 0);
    const it = new Haproxy(port, status, child);
    await eventually(() => it.serving(ports.length), 20_000);
    return it;
  }

  /** Fails unless so many processes are asked by it. */
  async serving(count: number): Promise<void> {
    const { body } = await call({ port: this.#status, method: 'GET', path: '/;csv', from: '127.0.0.1' });
    const up = [...body.toString().matchAll(/^mainstay,s\d+,(?:[^,]*,){15}UP/gm)].length;
    if (up !== count) throw new Error(`${up} of ${count} processes are up`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
