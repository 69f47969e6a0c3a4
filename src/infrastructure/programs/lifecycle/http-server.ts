import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';
import { answerUnparsable } from './unparsable.ts';

/** Milliseconds that a client may take. */
export interface Patience {
  /** For the head of a request. */
  readonly headers: number;
  /** For the whole request. */
  readonly request: number;
  /** Between requests; more than the minute after which balancers give a connection up. */
  readonly idle: number;
}

const usualPatience: Patience = { headers: 10_000, request: 30_000, idle: 65_000 };

export interface Place {
  readonly host: string;
  readonly port: number;
}

/** A listening server that can end without cutting anybody off. */
export class HttpServer {
  readonly #server: Server;
  readonly #inFlight = new Set<ServerResponse>();
  #draining = false;
  #idle: () => void = () => {};

  private constructor(listener: RequestListener, patience: Patience) {
    this.#server = createServer({
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      keepAliveTimeout: patience.idle,
      connectionsCheckingInterval: Math.min(1000, patience.headers),
    });
    this.#server.on('request', (_, response: ServerResponse) => this.#follow(response));
    answerUnparsable(this.#server);
    this.#server.on('request', listener);
  }

  static listen(listener: RequestListener, place: Place, patience: Patience = usualPatience): Promise<HttpServer> {
    const it = new HttpServer(listener, patience);
    const { promise, resolve, reject } = Promise.withResolvers<HttpServer>();
    it.#server.once('error', reject);
    it.#server.listen(place.port, place.host, () => {
      it.#server.off('error', reject);
      resolve(it);
    });
    return promise;
  }

  get inFlight(): number {
    return this.#inFlight.size;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /**
   * Takes no new connection, tells the open ones to close after their next answer, and waits for the requests in flight,
   * at most `patience` milliseconds. Says how many were cut off.
   */
  async drain(patience: number): Promise<number> {
    this.#draining = true;
    // Not `http.Server.close`, which cuts idle connections at once: on one of them a balancer may be about to ask.
    NetServer.prototype.close.call(this.#server);
    for (const response of this.#inFlight) lastOnItsConnection(response);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#idle = resolve;
    const timer = setTimeout(resolve, patience);
    if (this.#inFlight.size > 0) await promise;
    clearTimeout(timer);
    const cutOff = this.#inFlight.size;
    this.#server.closeAllConnections();
    this.#server.close();
    return cutOff;
  }

  #follow(response: ServerResponse): void {
    this.#inFlight.add(response);
    if (this.#draining) lastOnItsConnection(response);
    response.once('close', () => {
      this.#inFlight.delete(response);
      if (this.#inFlight.size === 0) this.#idle();
    });
  }
}

function lastOnItsConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
