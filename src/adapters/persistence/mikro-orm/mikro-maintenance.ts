import type { BackupRecords } from '../../../application/backup/ports.ts';
import type { JobHold } from '../../../application/jobs/ports.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import type { Database } from './database.ts';

type Column = 'jobs_held_since' | 'backup_made_at' | 'backup_verified_at';

/** The one row of it is there once there is something to say. */
export class MikroMaintenance implements JobHold, BackupRecords {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  since(): Promise<Instant | null> {
    return this.#read('jobs_held_since');
  }

  async release(): Promise<boolean> {
    const { numUpdatedRows } = await this.#database
      .kysely()
      .updateTable('maintenance')
      .set({ jobs_held_since: null })
      .where('jobs_held_since', 'is not', null)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }

  lastMade(): Promise<Instant | null> {
    return this.#read('backup_made_at');
  }

  noteMade(at: Instant): Promise<void> {
    return this.#write('backup_made_at', at);
  }

  lastVerified(): Promise<Instant | null> {
    return this.#read('backup_verified_at');
  }

  noteVerified(createdAt: Instant): Promise<void> {
    return this.#write('backup_verified_at', createdAt);
  }

  async #read(column: Column): Promise<Instant | null> {
    const row = await this.#database.kysely().selectFrom('maintenance').select(column).executeTakeFirst();
    return (row as Partial<Record<Column, Instant | null>> | undefined)?.[column] ?? null;
  }

  async #write(column: Column, value: Instant): Promise<void> {
    const nothing = { jobs_held_since: null, backup_made_at: null, backup_verified_at: null };
    await this.#database
      .kysely()
      .insertInto('maintenance')
      .values({ ...nothing, id: 'only', [column]: value })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ [column]: value }))
      .execute();
  }
}
