import type { Purgeable } from '../../../../application/kernel/resource/purgeable.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { type TombstoneRow, tombstonesTable } from '../../tables/tombstones-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';

export class MemoryTombstones implements Pick<Purgeable, 'purge'> {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryRows<TombstoneRow>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = new MemoryRows(database, tombstonesTable);
  }

  purge(moment: Instant, limit: number): Promise<number> {
    return this.#database.write(() => this.#rows.deleteWhere(({ deletedAt }) => deletedAt < moment, limit));
  }
}
