import type { DoneCommand, DoneCommands, ThingId } from '../../../../application/sync/ports.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { type DoneCommandRow, doneCommandsTable } from '../../tables/done-commands-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';

export class MemoryDoneCommands implements DoneCommands {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryRows<DoneCommandRow>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = new MemoryRows(database, doneCommandsTable);
  }

  /** Units of work run one after the other: there is nobody else. */
  async hold(): Promise<boolean> {
    return true;
  }

  find(ownerId: string, uuid: string, since: Instant): Promise<DoneCommand | undefined> {
    return this.#database.read(() => {
      const found = this.#rows.get(ownerId, uuid);
      return found !== undefined && found.doneAt >= since ? found : undefined;
    });
  }

  idOf(ownerId: string, tempId: string, since: Instant): Promise<ThingId | undefined> {
    return this.#database.read(() => this.#named(ownerId, tempId, since)?.outcome.id);
  }

  add(ownerId: string, done: DoneCommand, since: Instant): Promise<boolean> {
    return this.#database.write(() => {
      if (done.tempId !== null && this.#named(ownerId, done.tempId, since) !== undefined) return false;
      this.#rows.deleteWhere(
        (row) =>
          row.ownerId === ownerId && row.doneAt < since && (row.uuid === done.uuid || row.tempId === done.tempId),
      );
      this.#rows.set({ ...done, ownerId });
      return true;
    });
  }

  forgetBefore(moment: Instant, limit: number): Promise<number> {
    return this.#database.write(() => this.#rows.deleteWhere(({ doneAt }) => doneAt < moment, limit));
  }

  #named(ownerId: string, tempId: string, since: Instant): DoneCommandRow | undefined {
    return this.#rows.all().find((row) => row.ownerId === ownerId && row.tempId === tempId && row.doneAt >= since);
  }
}
