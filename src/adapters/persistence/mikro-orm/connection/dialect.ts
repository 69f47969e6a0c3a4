import { CompiledQuery, type DatabaseConnection, type Driver, PostgresDialect, type TransactionSettings } from 'kysely';
import type { PreparingClient } from './client.ts';

/** Where connections come from. */
export interface Source {
  acquire(): Promise<PreparingClient>;
  release(connection: PreparingClient): void;
  close(): Promise<void>;
}

export class SourceDialect extends PostgresDialect {
  readonly #source: Source;

  constructor(source: Source) {
    super({ pool: () => Promise.reject(new Error('This dialect has a driver of its own.')) });
    this.#source = source;
  }

  override createDriver(): Driver {
    return new SourceDriver(this.#source);
  }
}

/**
 * Kysely gives a connection back only after a BEGIN, COMMIT or ROLLBACK that succeeded, so that each lost connection
 * would shrink the pool for ever. Here a failed BEGIN gives it back, and a ROLLBACK does not fail: a lost connection has
 * rolled back by itself.
 */
class SourceDriver implements Driver {
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  async init(): Promise<void> {}

  acquireConnection(): Promise<DatabaseConnection> {
    return this.#source.acquire();
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.#source.release(connection as PreparingClient);
  }

  async beginTransaction(
    connection: DatabaseConnection,
    { isolationLevel, accessMode }: TransactionSettings,
  ): Promise<void> {
    const level = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`;
    try {
      await connection.executeQuery(
        CompiledQuery.raw(`begin${level}${accessMode === undefined ? '' : ` ${accessMode}`}`),
      );
    } catch (error) {
      await this.releaseConnection(connection);
      throw error;
    }
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw('rollback'));
    } catch (error) {
      (connection as PreparingClient).lose(error instanceof Error ? error : new Error('rollback failed'));
    }
  }

  async savepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`savepoint "${name}"`));
  }

  async rollbackToSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`rollback to "${name}"`));
  }

  async releaseSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`release "${name}"`));
  }

  async destroy(): Promise<void> {
    await this.#source.close();
  }
}
