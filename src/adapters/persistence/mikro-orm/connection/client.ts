import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import pg from 'pg';
import { statementName } from './statement-names.ts';
import type { Losable, Watch } from './watch.ts';

/** How long a query took; `failed` also where it was given up. */
export type QueryEnded = (sql: string, milliseconds: number, failed: boolean) => void;

export interface Surroundings {
  readonly watch: Watch;
  readonly onQuery: QueryEnded;
}

const writes = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/**
 * After these the connection's prepared statements no longer fit the database: a table changed under `*`, or a pooler
 * handed on another connection.
 */
const staleStatements = new Set(['0A000', '26000', '42P05']);

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
      throw told(error, new Error('asked'));
    }
  }

  /** Kysely asks for it; nothing here reads a result in pieces. */
  // biome-ignore lint/correctness/useYield: it never answers
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not supported: ask for pages.');
  }

  lose(reason: Error): void {
    this.connection.stream.destroy(reason);
  }

  #run(sql: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    const { watch, onQuery } = this.#surroundings;
    return new Promise((resolve, reject) => {
      const running = watch.begin(this);
      const ended = (error: Error | null, result: pg.QueryResult): void => {
        onQuery(sql, watch.end(running), error !== null);
        if (error instanceof pg.DatabaseError && staleStatements.has(error.code ?? '')) void this.end();
        if (error === null) resolve(result);
        else reject(error);
      };
      if (parameters.length === 0) this.query(sql, ended);
      else this.query({ name: statementName(sql), text: sql, values: [...parameters] }, ended);
    });
  }
}

/** The driver's errors are made where bytes arrive; this adds who asked. */
function told(error: unknown, asked: Error): unknown {
  if (error instanceof Error) error.stack += `\n${asked.stack?.split('\n').slice(1).join('\n') ?? ''}`;
  return error;
}
