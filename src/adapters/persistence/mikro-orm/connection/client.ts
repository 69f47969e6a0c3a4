import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import pg from 'pg';
import { Interrupted, isCancelled, isStaleStatement, QueryTimedOut } from '../unavailable.ts';
import { requestCancel } from './cancel-request.ts';
import type { Losable, Running, StallDetector } from './stall-detector.ts';
import { StatementNames } from './statement-names.ts';

/** How long a query took; `failed` also where it was given up. */
export type QueryEnded = (sql: string, milliseconds: number, failed: boolean) => void;

export interface Surroundings {
  readonly stallDetector: StallDetector;
  readonly onQuery: QueryEnded;
  /** Start-up parameters beside those that `pg` knows. */
  readonly startup: Readonly<Record<string, string>>;
  /** Called when the server turns out to take no writes any more. */
  onReadOnly(): void;
}

declare module 'pg' {
  interface Client {
    getStartupConf(): Record<string, string>;
  }
}

const readOnly = '25006';

const writes = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

const names = new StatementNames(1000);

/** One connection. Queries with parameters are prepared once per connection and text, under the text's own name. */
export class PreparingClient extends pg.Client implements DatabaseConnection, Losable {
  /** Milliseconds that a query may take here, where that is less than anywhere else. */
  limit: number | undefined;
  readonly #surroundings: Surroundings;
  readonly #isShared: boolean;
  /** In the order in which they were sent; PostgreSQL works at the first. */
  readonly #sent: Running[] = [];
  #isLost = false;

  constructor(config: pg.ClientConfig & { readonly pipeline?: boolean | undefined }, surroundings: Surroundings) {
    super(config);
    this.#surroundings = surroundings;
    this.#isShared = config.pipeline === true;
    // Without a listener the process would end when the server closes a connection that is in use; the query tells.
    this.on('error', () => {});
  }

  /** Given up: nothing more can be asked here. */
  get isLost(): boolean {
    return this.#isLost;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { command, rowCount, rows } = await this.#run(sql, parameters);
      return writes.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0), rows } : { rows };
    } catch (error) {
      throw tell(error, new Error('asked'));
    }
  }

  /** Kysely asks for it; nothing here reads a result in pieces. */
  // biome-ignore lint/correctness/useYield: it never answers
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not supported: ask for pages.');
  }

  override getStartupConf(): Record<string, string> {
    return { ...super.getStartupConf(), ...this.#surroundings.startup };
  }

  lose(reason: Error): void {
    this.#isLost = true;
    this.connection.stream.destroy(reason);
  }

  /** Ends what PostgreSQL works at. Where others wait behind it, the connection stays theirs. */
  interrupt(reason: Error): void {
    requestCancel(this);
    if (!this.#isShared) this.lose(reason);
  }

  #run(sql: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    const { stallDetector, onQuery, onReadOnly } = this.#surroundings;
    return new Promise((resolve, reject) => {
      const running = stallDetector.begin(this, this.limit);
      if (this.#sent.push(running) > 1) running.since = Number.POSITIVE_INFINITY;
      const ended = (error: Error | null, result: pg.QueryResult): void => {
        this.#forget(running);
        onQuery(sql, stallDetector.end(running, error === null || error instanceof pg.DatabaseError), error !== null);
        if (error === null) resolve(result);
        else reject(this.#meaning(error, running));
        if (error !== null && isStaleStatement(error)) this.lose(error);
        if (error instanceof pg.DatabaseError && error.code === readOnly) {
          this.lose(error);
          onReadOnly();
        }
      };
      if (parameters.length === 0) this.query(sql, ended);
      else this.query({ name: names.of(sql), text: sql, values: [...parameters] }, ended);
    });
  }

  /** The time of the next one begins when it is its turn. */
  #forget(running: Running): void {
    this.#sent.splice(this.#sent.indexOf(running), 1);
    const [next] = this.#sent;
    if (next?.since === Number.POSITIVE_INFINITY) next.since = performance.now();
  }

  /** What ends one query's time may hit its neighbours on a shared connection, who may ask again. */
  #meaning(error: Error, { interrupted }: Running): Error {
    if (!isCancelled(error) && !(error instanceof QueryTimedOut)) return error;
    if (interrupted) return new QueryTimedOut();
    return this.#isShared ? new Interrupted() : error;
  }
}

const told = new WeakSet<Error>();

/** The driver's errors are made where bytes arrive; this adds who asked, for an error of many queries the first of them. */
function tell(error: unknown, asked: Error): unknown {
  if (!(error instanceof Error) || told.has(error)) return error;
  told.add(error);
  error.stack += `\n${asked.stack?.split('\n').slice(1).join('\n') ?? ''}`;
  return error;
}
