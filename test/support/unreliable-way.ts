import { once } from 'node:events';
import {
  type AddressInfo,
  createConnection,
  createServer,
  type NetConnectOpts,
  type Server,
  type Socket,
} from 'node:net';

/** A way to a server that can be cut, or fall silent without being cut. */
export class UnreliableWay {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #silent = false;

  private constructor(target: NetConnectOpts) {
    this.#server = createServer((here) => {
      const there = createConnection(target);
      for (const socket of [here, there]) {
        this.#sockets.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => {
          this.#sockets.delete(socket);
          here.destroy();
          there.destroy();
        });
      }
      here.on('data', (bytes) => this.#silent || there.write(bytes));
      there.on('data', (bytes) => this.#silent || here.write(bytes));
    });
  }

  static async to(target: NetConnectOpts): Promise<UnreliableWay> {
    const way = new UnreliableWay(target);
    way.#server.listen(0, '127.0.0.1');
    await once(way.#server, 'listening');
    return way;
  }

  get address(): { readonly host: string; readonly port: number } {
    return { host: '127.0.0.1', port: (this.#server.address() as AddressInfo).port };
  }

  /** Ends every connection; new ones are let through. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Nothing arrives any more, on old connections and new ones. */
  fallSilent(): void {
    this.#silent = true;
  }

  /** New connections work; what was lost on old ones is lost. */
  speak(): void {
    this.cut();
    this.#silent = false;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.cut();
    await once(this.#server, 'close');
  }
}
