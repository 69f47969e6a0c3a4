import type { RoomAsked, UploadMark, Uploads } from '../../../../application/files/ports.ts';
import type { StoredFileFacts } from '../../../../domain/files/stored-file.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { filesTable } from '../../tables/files-table.ts';
import { type UploadRow, uploadsTable } from '../../tables/uploads-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';

export class MemoryUploads implements Uploads {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryRows<UploadRow>;
  readonly #files: MemoryRows<StoredFileFacts>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = new MemoryRows(database, uploadsTable);
    this.#files = new MemoryRows(database, filesTable);
  }

  reserve(mark: UploadMark, { need, wish, quota }: RoomAsked, now: Instant): Promise<number | undefined> {
    return this.#database.write(() => {
      const others = this.#rows.all().filter(({ id, ownerId }) => id !== mark.id && ownerId === mark.ownerId);
      const files = this.#files.all().filter(({ ownerId }) => ownerId === mark.ownerId);
      const taken = [...others.map(({ reserved }) => reserved), ...files.map(({ size }) => size)];
      const left = quota - taken.reduce((sum, bytes) => sum + bytes, 0);
      if (left < need) return undefined;
      const reserved = Math.min(wish, left);
      this.#rows.set({ ...mark, reserved, movedAt: now });
      return reserved;
    });
  }

  end(id: string): Promise<boolean> {
    return this.#database.write(() => this.#rows.delete(id));
  }

  giveUp(before: Instant): Promise<number> {
    return this.#database.write(() => this.#rows.deleteWhere(({ movedAt }) => movedAt < before));
  }

  unknownOf(keys: readonly string[]): Promise<readonly string[]> {
    return this.#database.read(() =>
      keys.filter((key) => this.#rows.get(key) === undefined && this.#files.get(key) === undefined),
    );
  }
}
