import { err, ok, type Result } from 'neverthrow';
import { type FileChanged, type FileNotFound, fileChanged, fileNotFound } from '../../domain/files/failures.ts';
import type { FileId, StoredFile } from '../../domain/files/stored-file.ts';
import type { Version } from '../../domain/kernel/version.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DeleteResource } from '../kernel/resource/delete-resource.ts';
import type { FileStorage, Files } from './ports.ts';

export interface FileDeletion {
  /** At once and for ever, also of a file that was deleted before; otherwise it can be restored for a while. */
  readonly permanent: boolean;
}

export class DeleteFile {
  readonly #files: Files;
  readonly #storage: FileStorage;
  readonly #clock: Clock;

  constructor(files: Files, storage: FileStorage, clock: Clock) {
    this.#files = files;
    this.#storage = storage;
    this.#clock = clock;
  }

  async execute(
    actor: Actor,
    id: FileId,
    expected: readonly Version[] | undefined,
    { permanent }: FileDeletion,
  ): Promise<Result<StoredFile, FileNotFound | FileChanged>> {
    if (permanent) return await this.#forget(actor.userId, id, expected);
    return await new DeleteResource('file', this.#files, this.#clock).execute(actor, id, expected);
  }

  /** The row first: bytes that are left are swept up, a row without bytes would be a file that nobody can read. */
  async #forget(
    ownerId: string,
    id: FileId,
    expected: readonly Version[] | undefined,
  ): Promise<Result<StoredFile, FileNotFound | FileChanged>> {
    const file = await this.#files.withDeleted(ownerId, id);
    if (file === undefined) return err(fileNotFound);
    if (expected !== undefined && !expected.includes(file.facts.version)) return err(fileChanged);
    // Deleted first, as by everybody else: whoever is told of deletions hears of this one too.
    const { deletedAt, version } = file.facts;
    if (deletedAt === null && !(await this.#files.save(file.delete(this.#clock.now()), version)))
      return err(fileChanged);
    if (!(await this.#files.forget(ownerId, id, this.#clock.now()))) return err(fileNotFound);
    await this.#storage.remove([id]);
    return ok(file);
  }
}
