import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Contestant } from './contestants.ts';
import type { CpuProfile } from './profile.ts';

interface Reply {
  readonly id: number;
  readonly result?: { readonly profile?: CpuProfile };
}

/** Microseconds between two looks at what runs. */
const interval = 200;

/** Profiles a server that was started with `--inspect-port` and serves already; starting it costs that server nothing before. */
export class Profiler implements Disposable {
  readonly #socket: WebSocket;
  #sent = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  static async of({ pid, inspectPort }: Contestant): Promise<Profiler> {
    process.kill(pid, 'SIGUSR1');
    const socket = new WebSocket(await addressAt(inspectPort));
    await once(socket, 'open');
    const profiler = new Profiler(socket);
    await profiler.#ask('Profiler.enable');
    await profiler.#ask('Profiler.setSamplingInterval', { interval });
    return profiler;
  }

  async start(): Promise<void> {
    await this.#ask('Profiler.start');
  }

  async stop(): Promise<CpuProfile> {
    const { result } = await this.#ask('Profiler.stop');
    if (result?.profile === undefined) throw new Error('There is no profile.');
    return result.profile;
  }

  [Symbol.dispose](): void {
    this.#socket.close();
  }

  async #ask(method: string, params: object = {}): Promise<Reply> {
    this.#sent += 1;
    const id = this.#sent;
    this.#socket.send(JSON.stringify({ id, method, params }));
    for (;;) {
      const [event] = (await once(this.#socket, 'message')) as [MessageEvent];
      const reply = JSON.parse(String(event.data)) as Reply;
      if (reply.id === id) return reply;
    }
  }
}

async function addressAt(port: number): Promise<string> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => undefined);
    const [target] = ((await answer?.json()) ?? []) as readonly { readonly webSocketDebuggerUrl: string }[];
    if (target !== undefined) return target.webSocketDebuggerUrl;
    await pause(20);
  }
}
