import { err, ok, type Result } from 'neverthrow';
import { type FileNotFound, type FileUnreadable, fileNotFound, fileUnreadable } from '../../domain/files/failures.ts';
import type { FileId, StoredFileFacts } from '../../domain/files/stored-file.ts';
import type { Actor } from '../kernel/actor.ts';
import type { ByteRange, FileStorage, Files } from './ports.ts';

/** A file, and the way to its bytes, which are not touched before somebody reads them. */
export interface OpenedFile {
  readonly facts: StoredFileFacts;
  read(part?: ByteRange): Promise<Result<AsyncIterable<Uint8Array>, FileNotFound | FileUnreadable>>;
}

export class OpenFile {
  readonly #files: Files;
  readonly #storage: FileStorage;

  constructor(files: Files, storage: FileStorage) {
    this.#files = files;
    this.#storage = storage;
  }

  async execute(actor: Actor, id: FileId): Promise<Result<OpenedFile, FileNotFound>> {
    const file = await this.#files.ofOwner(actor.userId, id);
    return file === undefined ? err(fileNotFound) : ok(opened(file.facts, this.#files, this.#storage));
  }
}

export const opened = (facts: StoredFileFacts, files: Files, storage: FileStorage): OpenedFile => ({
  facts,
  read: async (part) => {
    const bytes = await storage.read(facts.id, part);
    if (bytes !== undefined) return ok(bytes);
    // Its row goes before its bytes do: without a row it was deleted a moment ago.
    const isThere = (await files.withId(facts.id)) !== undefined;
    return err(isThere ? fileUnreadable : fileNotFound);
  },
});
