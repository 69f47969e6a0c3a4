import type { ServerResponse } from 'node:http';

/** Bytes that may wait for a client; one that lets more of them wait does not read. */
const mostUnread = 16 * 1024;

/** An open answer that carries events, as `EventSource` reads them. */
export class EventStream {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  /** @param lines fields of events and comments, each block ended by an empty line */
  send(lines: string): void {
    if (this.#response.writableEnded || this.#response.destroyed) return;
    this.#response.write(lines);
    if (this.#response.writableLength > mostUnread) this.#response.destroy();
  }

  end(lines: string): void {
    if (!this.#response.writableEnded) this.#response.end(lines);
  }

  /** Also where it is closed already. */
  whenClosed(then: () => void): void {
    if (this.#response.closed) then();
    else this.#response.once('close', then);
  }
}
