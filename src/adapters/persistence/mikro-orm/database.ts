import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Kysely, type QueryResult } from 'kysely';
import pg from 'pg';
import type { QueryEnded } from './connection/client.ts';
import { type Address, clientConfig } from './connection/client-config.ts';
import { SourceDialect } from './connection/dialect.ts';
import { Pool, type PoolStatistics } from './connection/pool.ts';
import { Replicas } from './connection/replicas.ts';
import type { Tables } from './records/list.ts';
import type { Statement } from './statement.ts';

export type Queries = Kysely<Tables>;

export interface DatabaseOptions {
  readonly connection: Address;
  /** Connections of this process. */
  readonly poolSize?: number;
  readonly replicas?: readonly string[];
  /** Milliseconds that a statement may take; 0 for as long as it needs. */
  readonly queryTimeout?: number;
  readonly onQuery?: QueryEnded;
}

/** One PostgreSQL with its pool. Nothing is connected before the first query, nor MikroORM loaded before the first transaction. */
export class Database {
  #orm: MikroORM | undefined;
  #openingOrm: Promise<MikroORM> | undefined;
  readonly #name: string;
  readonly #pool: Pool;
  readonly #replicas: readonly Pool[];
  readonly #writes: Queries;
  readonly #reads: Queries;
  readonly #exports: Queries;

  private constructor(name: string, pool: Pool, replicas: readonly Pool[]) {
    this.#name = name;
    this.#pool = pool;
    this.#replicas = replicas;
    const mayLag = new Replicas(
      replicas.map(({ longReads }) => longReads),
      pool.longReads,
    );
    this.#writes = new Kysely<Tables>({ dialect: new SourceDialect(pool.writes) });
    this.#reads = new Kysely<Tables>({ dialect: new SourceDialect(mayLag) });
    this.#exports = new Kysely<Tables>({ dialect: new SourceDialect(pool.exports) });
  }

  static open(options: DatabaseOptions): Database {
    const { connection, poolSize = 10, replicas = [], queryTimeout = 10_000, onQuery = () => {} } = options;
    const timing = { queryTimeout, onQuery };
    const pool = new Pool({ address: connection, size: poolSize, ...timing });
    const others = replicas.map((address) => new Pool({ address, size: poolSize, ...timing }));
    return new Database(new pg.Client(clientConfig(connection, 0)).database ?? '', pool, others);
  }

  /** A statement of every request: in the running transaction, or by the shortest way there is. */
  run<V, R>(statement: Statement<V, R>, values: V): Promise<QueryResult<R>> {
    const query = statement.with(values);
    if (this.inTransaction()) return this.kysely().executeQuery(query);
    switch (statement.kind) {
      case 'reserved':
        return this.#pool.readReserved(query);
      case 'short':
        return this.#pool.read(query);
      case 'long':
        return this.#pool.readLong(query);
      case 'write':
        return this.#pool.execute(query);
    }
  }

  /** The same for a statement that always answers with a row. */
  async one<V, R>(statement: Statement<V, R>, values: V): Promise<R> {
    const { rows } = await this.run(statement, values);
    if (rows[0] === undefined) throw new Error(`No row came back from ${statement.sql}`);
    return rows[0];
  }

  /** The running transaction's connection, or the pool. */
  kysely(): Queries {
    return this.#orm?.em.isInTransaction() ? this.#orm.em.getKysely<Tables>() : this.#writes;
  }

  /** For reads that may lag: a replica where there is one, but inside a transaction always that transaction. */
  kyselyForReads(): Queries {
    return this.inTransaction() ? this.kysely() : this.#reads;
  }

  /** For exports: few at a time, one of a requester, none waiting; beyond that it fails with `Overloaded`. */
  kyselyForExports(): Queries {
    return this.#exports;
  }

  /** For schema and migrations. */
  orm(): Promise<MikroORM> {
    this.#openingOrm ??= this.#openOrm();
    return this.#openingOrm;
  }

  async entityManager(): Promise<EntityManager> {
    return (await this.orm()).em;
  }

  /** All or nothing; an exception rolls back. Inside a running transaction it is a savepoint of that one. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    const { em } = this.#orm ?? (await this.orm());
    return em.transactional(work);
  }

  inTransaction(): boolean {
    return this.#orm?.em.isInTransaction() ?? false;
  }

  get statistics(): PoolStatistics {
    return this.#pool.statistics;
  }

  async close(): Promise<void> {
    await (await this.#openingOrm)?.close(true);
    await Promise.all([this.#pool, ...this.#replicas].map((each) => each.close()));
  }

  async #openOrm(): Promise<MikroORM> {
    const { openOrm } = await import('./open-orm.ts');
    this.#orm = await openOrm(this.#name, () => new SourceDialect(this.#pool.writes));
    return this.#orm;
  }
}
