import type { Instant } from '../../domain/kernel/instant.ts';
import type { Purgeable } from '../kernel/resource/purgeable.ts';
import type { FileStorage, Files } from './ports.ts';

/** Forgets files that were deleted too long ago, their bytes with them. */
export class PurgeFiles implements Purgeable {
  readonly name = 'files';
  readonly #files: Files;
  readonly #storage: FileStorage;

  constructor(files: Files, storage: FileStorage) {
    this.#files = files;
    this.#storage = storage;
  }

  async purge(moment: Instant, limit: number): Promise<number> {
    const gone = await this.#files.forgetDeleted(moment, limit);
    await this.#storage.remove(gone);
    return gone.length;
  }
}
