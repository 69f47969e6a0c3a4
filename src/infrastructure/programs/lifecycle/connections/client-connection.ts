import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionLimits, CutOffReason } from './connection-limits.ts';

interface Held {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Node's own count of bytes that the system has not taken yet. It falls while a long answer goes out, which no other number tells. */
interface CountedHandle {
  readonly _handle?: { readonly writeQueueSize?: number } | null;
}

/** One client's connection: how much is done for it at a time, and what waits for it. */
export class ClientConnection {
  readonly #socket: Socket & CountedHandle;
  readonly #limits: ConnectionLimits;
  readonly #listener: RequestListener;
  readonly #onCutOff: (reason: CutOffReason) => void;
  /** No `Set`, here and wherever requests come and go: see docs/performance.md. */
  readonly #atWork: ServerResponse[] = [];
  #held: Held[] = [];
  #taken = 0;
  #tookAt = performance.now();

  constructor(
    socket: Socket,
    limits: ConnectionLimits,
    listener: RequestListener,
    onCutOff: (reason: CutOffReason) => void,
  ) {
    this.#socket = socket;
    this.#limits = limits;
    this.#listener = listener;
    this.#onCutOff = onCutOff;
    socket.on('drain', () => this.#goOn());
    socket.once('close', () => this.#closed());
  }

  /** Begins with the request, now or when those before it are done and their answers taken. */
  request(request: IncomingMessage, response: ServerResponse): void {
    if (this.#held.length === 0 && this.#mayBegin()) {
      this.#begin({ request, response });
      return;
    }
    this.#held.push({ request, response });
    if (this.#held.length > this.#limits.held) this.cutOff('too_many_pipelined');
    else this.#socket.pause();
  }

  /** Those that are being made, and those whose turn has not come. */
  get answers(): readonly ServerResponse[] {
    return [...this.#atWork, ...this.#held.map(({ response }) => response)];
  }

  /** Bytes of answers that the client has not taken. */
  get waiting(): number {
    let behind = 0;
    // An answer behind another one on its connection has no socket yet: its bytes are its own.
    for (const response of this.#atWork) if (response.socket === null) behind += response.writableLength;
    return behind + this.#unsent();
  }

  /** Since when the client has taken nothing, although something waits for it; infinite where nothing does. */
  stalledSince(): number {
    const unsent = this.#unsent();
    const taken = this.#socket.bytesWritten - unsent;
    if (unsent === 0 || taken !== this.#taken) {
      this.#taken = taken;
      this.#tookAt = performance.now();
    }
    return unsent === 0 ? Number.POSITIVE_INFINITY : this.#tookAt;
  }

  cutOff(reason: CutOffReason): void {
    if (this.#socket.destroyed) return;
    this.#onCutOff(reason);
    this.#socket.destroy();
  }

  #unsent(): number {
    const { writableLength, _handle } = this.#socket;
    // What the system is being given counts as written in full until all of it is taken.
    const queued = _handle?.writeQueueSize ?? writableLength;
    return writableLength === 0 ? 0 : Math.min(writableLength, Math.max(queued, 1));
  }

  #mayBegin(): boolean {
    return this.#atWork.length < this.#limits.atWork && this.waiting < this.#limits.pauseAt;
  }

  #begin({ request, response }: Held): void {
    this.#atWork.push(response);
    response.once('close', () => {
      this.#atWork.splice(this.#atWork.indexOf(response), 1);
      this.#goOn();
    });
    this.#listener(request, response);
  }

  /** Node tells this only to the answer whose turn it was. */
  #closed(): void {
    const others = this.answers;
    this.#held = [];
    for (const response of others) if (response.socket === null) response.emit('close');
  }

  #goOn(): void {
    if (this.#socket.destroyed) return;
    while (this.#held.length > 0 && this.#mayBegin()) this.#begin(this.#held.shift() as Held);
    if (this.#held.length === 0 && this.#socket.isPaused()) this.#socket.resume();
  }
}
