import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';
import { answerUnparsable } from './answer-unparsable.ts';
import { ClientConnections } from './connections/client-connections.ts';
import { type ConnectionLimits, type CutOffReason, usualLimits } from './connections/connection-limits.ts';

/** Milliseconds that a client may take. */
export interface Timeouts {
  /** For the head of a request. */
  readonly headers: number;
  /** For the whole request. */
  readonly request: number;
  /** Between requests; more than the minute after which balancers give a connection up. */
  readonly idle: number;
}

/** For how long, in milliseconds, a connection that was open when the end began may still begin a request: it may be on its way. */
const settling = 500;

const usualTimeouts: Timeouts = { headers: 10_000, request: 30_000, idle: 65_000 };

export interface Place {
  readonly host: string;
  readonly port: number;
}

/** What connections may have, and who is told of those that are refused or cut off. */
export interface Edge {
  readonly limits?: Partial<ConnectionLimits>;
  onCutOff?(reason: CutOffReason): void;
}

/** A listening server that can end without cutting anybody off. */
export class HttpServer {
  readonly #server: Server;
  readonly #clients: ClientConnections;
  #inFlight = 0;
  #draining = false;
  /** Called when a request or a connection has ended. */
  #onEnd: () => void = () => {};

  private constructor(listener: RequestListener, timeouts: Timeouts, { limits, onCutOff }: Edge) {
    const clients = new ClientConnections({ ...usualLimits, ...limits }, listener, (reason) => onCutOff?.(reason));
    this.#clients = clients;
    this.#server = createServer({
      headersTimeout: timeouts.headers,
      requestTimeout: timeouts.request,
      keepAliveTimeout: timeouts.idle,
      connectionsCheckingInterval: Math.min(1000, timeouts.headers),
    });
    this.#server.on('connection', (socket) => {
      clients.opened(socket);
      socket.once('close', () => this.#onEnd());
    });
    this.#server.on('request', (_, response: ServerResponse) => this.#follow(response));
    answerUnparsable(this.#server);
    this.#server.on('request', (request, response) => clients.of(request.socket)?.request(request, response));
    // Whoever reads the body says when to go on. A refusal before that leaves open whether the body comes: then no other request can.
    this.#server.on('checkContinue', (request, response: ServerResponse) => {
      lastOnItsConnection(response);
      this.#server.emit('request', request, response);
    });
  }

  static listen(
    listener: RequestListener,
    place: Place,
    { timeouts = usualTimeouts, ...edge }: Edge & { readonly timeouts?: Timeouts } = {},
  ): Promise<HttpServer> {
    const it = new HttpServer(listener, timeouts, edge);
    const { promise, resolve, reject } = Promise.withResolvers<HttpServer>();
    it.#server.once('error', reject);
    it.#server.listen(place.port, place.host, () => {
      it.#server.off('error', reject);
      resolve(it);
    });
    return promise;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Open connections, and the bytes of answers that their clients have not taken. */
  get connections(): { readonly open: number; readonly waitingBytes: number } {
    return { open: this.#clients.size, waitingBytes: this.#clients.waiting };
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /**
   * Takes no new connection, tells the open ones to close after their next answer, and waits for the requests in flight,
   * at most `timeout` milliseconds. Says how many were cut off.
   */
  async drain(timeout: number): Promise<number> {
    this.#draining = true;
    for (const response of this.#clients.answers) lastOnItsConnection(response);
    await nothingWaits();
    // Not `http.Server.close`, which cuts idle connections at once: on one of them a balancer may be about to ask.
    NetServer.prototype.close.call(this.#server);
    const { promise, resolve } = Promise.withResolvers<void>();
    let hasSettled = false;
    this.#onEnd = () => {
      if (this.#inFlight === 0 && (hasSettled || this.#clients.size === 0)) resolve();
    };
    const settled = () => {
      hasSettled = true;
      this.#onEnd();
    };
    const timers = [setTimeout(settled, Math.min(settling, timeout)), setTimeout(resolve, timeout)];
    this.#onEnd();
    await promise;
    for (const timer of timers) clearTimeout(timer);
    const cutOff = this.#inFlight;
    this.#clients.close();
    this.#server.closeAllConnections();
    this.#server.close();
    return cutOff;
  }

  #follow(response: ServerResponse): void {
    this.#inFlight += 1;
    if (this.#draining) lastOnItsConnection(response);
    response.once('close', () => {
      this.#inFlight -= 1;
      this.#onEnd();
    });
  }
}

function lastOnItsConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}

/** A turn of the event loop takes up every connection that the system holds ready; this waits for one in which little else was done. */
async function nothingWaits(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    const since = performance.now();
    await new Promise(setImmediate);
    if (turn > 0 && performance.now() - since < 0.3) return;
  }
}
