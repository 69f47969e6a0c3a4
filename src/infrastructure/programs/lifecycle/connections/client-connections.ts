import type { RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { canonicalAddress, networkOf } from '../../../../adapters/http/kit/client-address.ts';
import { ClientConnection } from './client-connection.ts';
import type { ConnectionLimits, CutOffReason } from './connection-limits.ts';

/** The open connections of a server. Whoever has too many, or does not take what was asked for, is cut off. */
export class ClientConnections {
  readonly #limits: ConnectionLimits;
  readonly #listener: RequestListener;
  readonly #onCutOff: (reason: CutOffReason) => void;
  readonly #open = new Map<Socket, ClientConnection>();
  readonly #perNetwork = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;

  constructor(limits: ConnectionLimits, listener: RequestListener, onCutOff: (reason: CutOffReason) => void) {
    this.#limits = limits;
    this.#listener = listener;
    this.#onCutOff = onCutOff;
    this.#timer = setInterval(() => this.#look(), limits.lookEvery).unref();
  }

  get size(): number {
    return this.#open.size;
  }

  /** Those that are being made, and those whose turn has not come. */
  get answers(): readonly ServerResponse[] {
    return [...this.#open.values()].flatMap((connection) => connection.answers);
  }

  /** Bytes that clients have not taken. */
  get waiting(): number {
    return [...this.#open.values()].reduce((sum, { waiting }) => sum + waiting, 0);
  }

  opened(socket: Socket): void {
    const network = networkOf(canonicalAddress(socket.remoteAddress ?? '') ?? '');
    const others = this.#perNetwork.get(network) ?? 0;
    if (others >= this.#limits.perAddress) {
      this.#onCutOff('too_many_connections');
      socket.destroy();
      return;
    }
    this.#perNetwork.set(network, others + 1);
    this.#open.set(socket, new ClientConnection(socket, this.#limits, this.#listener, this.#onCutOff));
    socket.once('close', () => {
      this.#open.delete(socket);
      const left = (this.#perNetwork.get(network) ?? 1) - 1;
      if (left === 0) this.#perNetwork.delete(network);
      else this.#perNetwork.set(network, left);
    });
  }

  /** Undefined where the connection was refused. */
  of(socket: Socket): ClientConnection | undefined {
    return this.#open.get(socket);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const { stalled, cutOffAt } = this.#limits;
    const latest = performance.now() - stalled;
    let inAll = 0;
    const behind: { readonly connection: ClientConnection; readonly since: number; readonly waiting: number }[] = [];
    for (const connection of this.#open.values()) {
      const [since, waiting] = [connection.stalledSince(), connection.waiting];
      if (waiting > cutOffAt) connection.cutOff('too_much_unread');
      else if (since < latest) connection.cutOff('not_reading');
      else if (waiting > 0) {
        inAll += waiting;
        behind.push({ connection, since, waiting });
      }
    }
    if (inAll > this.#limits.cutOffAtInAll) this.#relieve(behind, inAll);
  }

  #relieve(behind: { connection: ClientConnection; since: number; waiting: number }[], inAll: number): void {
    let left = inAll;
    for (const { connection, waiting } of behind.sort((one, other) => one.since - other.since)) {
      if (left <= this.#limits.cutOffAtInAll) return;
      left -= waiting;
      connection.cutOff('too_much_unread');
    }
  }
}
