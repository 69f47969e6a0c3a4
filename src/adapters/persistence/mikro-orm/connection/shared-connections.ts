import type { CompiledQuery, QueryResult } from 'kysely';
import { Interrupted, Overloaded, QueryTimedOut } from '../unavailable.ts';
import type { PreparingClient } from './client.ts';
import type { StallDetector } from './stall-detector.ts';

type Open = () => Promise<PreparingClient>;

type Go = (connection: SharedConnection) => void;

interface SharedConnectionsOptions {
  readonly count: number;
  readonly open: Open;
  readonly stallDetector: StallDetector;
}

/** A query is sent behind so many others at most: each may take its time, and all of them are lost with the connection. */
const mostSent = 8;
const mostWaiting = 1000;
/** Milliseconds that a query waits for its turn to be sent: more than one slow query before it takes. */
const timeout = 4000;

/**
 * A few connections that many callers share: each sends its query without waiting for the answers to the few before it,
 * which halves what a small query costs on both sides. A slow query holds up those behind it, so this is for the short
 * reads that requests are made of; no transaction ever comes here.
 */
export class SharedConnections {
  readonly #stallDetector: StallDetector;
  #connections: readonly SharedConnection[];
  readonly #waiting: Go[] = [];
  #refused = 0;

  constructor({ count, open, stallDetector }: SharedConnectionsOptions) {
    this.#stallDetector = stallDetector;
    this.#connections = Array.from({ length: count }, () => new SharedConnection(open));
  }

  get statistics(): { readonly running: number; readonly waiting: number; readonly refused: number } {
    const running = this.#connections.reduce((sum, { load }) => sum + load, 0);
    return { running, waiting: this.#waiting.length, refused: this.#refused };
  }

  async execute<R>(query: CompiledQuery<R>): Promise<QueryResult<R>> {
    try {
      return await this.#execute(query);
    } catch (error) {
      // Another query's end hit this one as well. Reading again changes nothing.
      if (error instanceof Interrupted) return await this.#execute(query);
      throw error;
    }
  }

  async close(): Promise<void> {
    const connections = this.#connections;
    this.#connections = [];
    await Promise.all(connections.map((connection) => connection.close()));
  }

  async #execute<R>(query: CompiledQuery<R>): Promise<QueryResult<R>> {
    const connection = (this.#waiting.length === 0 ? this.#take() : undefined) ?? (await this.#turn());
    try {
      return await connection.execute(query);
    } finally {
      connection.load -= 1;
      this.#admit();
    }
  }

  /** A place on the least busy one. */
  #take(): SharedConnection | undefined {
    let best: SharedConnection | undefined;
    for (const connection of this.#connections)
      if (connection.load < mostSent && (best === undefined || connection.load < best.load)) best = connection;
    if (best !== undefined) best.load += 1;
    return best;
  }

  async #turn(): Promise<SharedConnection> {
    if (this.#connections.length === 0 || this.#waiting.length >= mostWaiting) throw this.#refusal();
    const { promise, resolve, reject } = Promise.withResolvers<SharedConnection>();
    this.#waiting.push(resolve);
    const refuse = (reason: Error) => {
      this.#waiting.splice(this.#waiting.indexOf(resolve), 1);
      reject(reason instanceof QueryTimedOut ? this.#refusal() : reason);
    };
    const running = this.#stallDetector.begin({ lose: refuse }, timeout);
    return await promise.finally(() => this.#stallDetector.end(running, false));
  }

  #admit(): void {
    const connection = this.#waiting.length > 0 ? this.#take() : undefined;
    if (connection !== undefined) this.#waiting.shift()?.(connection);
  }

  #refusal(): Error {
    this.#refused += 1;
    return new Overloaded();
  }
}

class SharedConnection {
  /** How many queries have a place on it. */
  load = 0;
  readonly #open: Open;
  #client: Promise<PreparingClient> | undefined;
  #gathers = false;

  constructor(open: Open) {
    this.#open = open;
  }

  async execute<R>(query: CompiledQuery<R>): Promise<QueryResult<R>> {
    this.#client ??= this.#connect();
    const client = await this.#client;
    this.#gather(client);
    return await client.executeQuery<R>(query);
  }

  /** What requests that have just arrived together ask goes out in one packet: writing is the dearest part of a small query. */
  #gather({ connection: { stream } }: PreparingClient): void {
    if (this.#gathers) return;
    this.#gathers = true;
    stream.cork();
    setImmediate(() => {
      this.#gathers = false;
      stream.uncork();
    });
  }

  async close(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }

  /** A connection that ends is forgotten; the next query opens another. */
  #connect(): Promise<PreparingClient> {
    const opening = this.#open();
    const forget = () => {
      if (this.#client === opening) this.#client = undefined;
    };
    opening.then((client) => client.once('error', forget).once('end', forget), forget);
    return opening;
  }
}
