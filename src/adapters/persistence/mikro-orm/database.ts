import { EntityCaseNamingStrategy } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Kysely } from 'kysely';
import pg from 'pg';
import type { QueryEnded } from './connection/client.ts';
import { SourceDialect } from './connection/dialect.ts';
import { type Address, clientConfig, Pool, type PoolStatistics } from './connection/pool.ts';
import { Replicas } from './connection/replicas.ts';
import { migrations } from './migrations/list.ts';
import { records, type Tables } from './records/list.ts';

export type Queries = Kysely<Tables>;

export interface DatabaseOptions {
  readonly connection: Address;
  readonly poolSize?: number;
  readonly replicas?: readonly string[];
  /** Milliseconds that a statement may take; 0 for as long as it needs. */
  readonly queryTimeout?: number;
  readonly onQuery?: QueryEnded;
}

/** One PostgreSQL with its pool, through MikroORM. Nothing is connected before the first query. */
export class Database {
  readonly #orm: MikroORM;
  readonly #pool: Pool;
  readonly #replicas: Replicas | undefined;
  readonly #reads: Queries | undefined;

  private constructor(orm: MikroORM, pool: Pool, replicas: Replicas | undefined) {
    this.#orm = orm;
    this.#pool = pool;
    this.#replicas = replicas;
    this.#reads = replicas && new Kysely<Tables>({ dialect: new SourceDialect(replicas) });
  }

  static async open(options: DatabaseOptions): Promise<Database> {
    const { connection, poolSize = 10, replicas = [], queryTimeout = 10_000, onQuery = () => {} } = options;
    const poolAt = (address: Address): Pool => new Pool({ address, size: poolSize, queryTimeout, onQuery });
    const pool = poolAt(connection);
    const orm = await MikroORM.init({
      dbName: new pg.Client(clientConfig(connection, 0)).database ?? '',
      driverOptions: () => new SourceDialect(pool),
      entities: [...records],
      namingStrategy: EntityCaseNamingStrategy,
      ensureDatabase: false,
      discovery: { warnWhenNoEntities: false },
      extensions: [Migrator],
      migrations: { migrationsList: migrations, snapshot: false, disableForeignKeys: false },
      logger: () => {},
    });
    const others = replicas.map(poolAt);
    return new Database(orm, pool, others.length > 0 ? new Replicas(others, pool) : undefined);
  }

  /** The running transaction's connection, or the pool. */
  kysely(): Queries {
    return this.#orm.em.getKysely<Tables>();
  }

  /** For reads that may lag: a replica where there is one, but inside a transaction always that transaction. */
  kyselyForReads(): Queries {
    return this.#reads === undefined || this.inTransaction() ? this.kysely() : this.#reads;
  }

  get orm(): MikroORM {
    return this.#orm;
  }

  entityManager(): EntityManager {
    return this.#orm.em;
  }

  /** All or nothing; an exception rolls back. Inside a running transaction it is a savepoint of that one. */
  transaction<T>(work: () => Promise<T>): Promise<T> {
    return this.#orm.em.transactional(work);
  }

  inTransaction(): boolean {
    return this.#orm.em.isInTransaction();
  }

  get statistics(): PoolStatistics {
    return this.#pool.statistics;
  }

  async close(): Promise<void> {
    await this.#orm.close(true);
    await this.#pool.close();
    await this.#replicas?.close();
  }
}
