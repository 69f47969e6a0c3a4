import { err, ok, type Result } from 'neverthrow';
import { type FileNotFound, fileNotFound } from '../../../domain/files/failures.ts';
import type { FileId, StoredFile } from '../../../domain/files/stored-file.ts';
import type { Files } from '../ports.ts';

/** Whoever owns it, for operators: no route leads here. */
export class ShowAnyFile {
  readonly #files: Pick<Files, 'withId'>;

  constructor(files: Pick<Files, 'withId'>) {
    this.#files = files;
  }

  async execute(id: string): Promise<Result<StoredFile, FileNotFound>> {
    const file = await this.#files.withId(id as FileId);
    return file === undefined ? err(fileNotFound) : ok(file);
  }
}
