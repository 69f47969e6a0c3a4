import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { TestDatabase } from './postgres.ts';

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

/** A way to PostgreSQL that can be cut, or go silent as a stopped server does: it still takes connections. */
export class Wire {
  readonly #server: Server;
  readonly #target: string;
  readonly #pairs = new Set<Pair>();
  #silent = false;
  #port = 0;

  private constructor({ connection: { host, port } }: TestDatabase) {
    this.#target = `${host}/.s.PGSQL.${port}`;
    this.#server = createServer((near) => this.#join(near));
  }

  static async to(database: TestDatabase): Promise<Wire> {
    const wire = new Wire(database);
    await wire.restore();
    return wire;
  }

  get address(): { readonly host: string; readonly port: number } {
    return { host: '127.0.0.1', port: this.#port };
  }

  /** Nothing goes through any more, on old connections or new ones. */
  silence(): void {
    this.#silent = true;
    this.silencePresent();
  }

  /** Nothing goes through on the connections that there are. */
  silencePresent(): void {
    for (const { near, far } of this.#pairs) {
      near.unpipe(far);
      far.unpipe(near);
      near.pause();
      far.pause();
    }
  }

  /** All connections end, and new ones are refused. */
  async cut(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#drop();
    await closed;
  }

  /** What waited goes on its way. */
  async restore(): Promise<void> {
    if (this.#silent) for (const { near, far } of this.#pairs) near.pipe(far).pipe(near);
    this.#silent = false;
    if (this.#server.listening) return;
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    if (this.#server.listening) await this.cut();
  }

  #drop(): void {
    for (const { near, far } of this.#pairs) {
      near.destroy();
      far.destroy();
    }
  }

  #join(near: Socket): void {
    const far = connect(this.#target);
    const pair = { near, far };
    this.#pairs.add(pair);
    const end = () => {
      this.#pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
    if (this.#silent) near.pause();
    else near.pipe(far).pipe(near);
  }
}
