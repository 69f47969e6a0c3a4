import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

interface Reply {
  readonly id: number;
  readonly result: unknown;
}

/** Asks a process by the Chrome DevTools Protocol, which V8's inspector speaks. */
export class Inspector implements Disposable {
  readonly #socket: WebSocket;
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Of a process that was started with this `--inspect-port`; until now its inspector has cost it nothing. */
  static async of(pid: number, port: number): Promise<Inspector> {
    process.kill(pid, 'SIGUSR1');
    const socket = new WebSocket(await addressAt(port));
    await once(socket, 'open');
    return new Inspector(socket);
  }

  /** @typeParam Result by the protocol's documents */
  async ask<Result>(method: string, params: object = {}): Promise<Result> {
    this.#asked += 1;
    const id = this.#asked;
    this.#socket.send(JSON.stringify({ id, method, params }));
    for (;;) {
      const [event] = (await once(this.#socket, 'message')) as [MessageEvent];
      const reply = JSON.parse(String(event.data)) as Reply;
      if (reply.id === id) return reply.result as Result;
    }
  }

  [Symbol.dispose](): void {
    this.#socket.close();
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
