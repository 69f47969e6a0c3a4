import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import pg from 'pg';
import { isStaleStatement } from '../unavailable.ts';
import type { Losable, StallDetector } from './stall-detector.ts';
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
  readonly #surroundings: Surroundings;

  constructor(config: pg.ClientConfig, surroundings: Surroundings) {
    super(config);
    this.#surroundings = surroundings;
    // Without a listener the process would end when the server closes a connection that is in use; the query tells.
    this.on('error', () => {});
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
    this.connection.stream.destroy(reason);
  }

  #run(sql: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    const { stallDetector, onQuery, onReadOnly } = this.#surroundings;
    return new Promise((resolve, reject) => {
      const running = stallDetector.begin(this);
      const ended = (error: Error | null, result: pg.QueryResult): void => {
        onQuery(sql, stallDetector.end(running, error === null || error instanceof pg.DatabaseError), error !== null);
        if (error === null) resolve(result);
        else reject(error);
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
}

const told = new WeakSet<Error>();

/** The driver's errors are made where bytes arrive; this adds who asked, for an error of many queries the first of them. */
function tell(error: unknown, asked: Error): unknown {
  if (!(error instanceof Error) || told.has(error)) return error;
  told.add(error);
  error.stack += `\n${asked.stack?.split('\n').slice(1).join('\n') ?? ''}`;
  return error;
}
