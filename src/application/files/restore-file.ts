import type { Result } from 'neverthrow';
import {
  type FileChanged,
  type FileNotFound,
  type FileTargetDeleted,
  fileTargetDeleted,
} from '../../domain/files/failures.ts';
import type { FileId, StoredFile } from '../../domain/files/stored-file.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { holdReferences } from '../kernel/resource/references.ts';
import { RestoreResource } from '../kernel/resource/restore-resource.ts';
import { fileReferences } from './file-references.ts';
import type { FileWork } from './ports.ts';

/** The file of a deleted task or project comes back with that, and not before. */
export class RestoreFile {
  readonly #unitOfWork: FileWork;
  readonly #clock: Clock;

  constructor(unitOfWork: FileWork, clock: Clock) {
    this.#unitOfWork = unitOfWork;
    this.#clock = clock;
  }

  async execute(actor: Actor, id: FileId): Promise<Result<StoredFile, FileNotFound | FileChanged | FileTargetDeleted>> {
    return await this.#unitOfWork.run((store) =>
      new RestoreResource('file', store.files, this.#clock).execute(actor, id, undefined, {
        permit: async ({ facts }) =>
          (await holdReferences(actor.userId, fileReferences(store, facts))).mapErr(() => fileTargetDeleted),
      }),
    );
  }
}
