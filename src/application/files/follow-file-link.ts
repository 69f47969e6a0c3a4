import { err, ok, type Result } from 'neverthrow';
import { type FileLinkInvalid, fileLinkInvalid } from '../../domain/files/failures.ts';
import type { FileId } from '../../domain/files/stored-file.ts';
import type { Clock } from '../kernel/clock.ts';
import type { FileLink } from './make-file-link.ts';
import { type OpenedFile, opened } from './open-file.ts';
import type { FileOwners, FileStorage, Files, LinkSignatures } from './ports.ts';

interface Parts {
  readonly files: Files;
  readonly storage: FileStorage;
  readonly signatures: LinkSignatures;
  readonly owners: FileOwners;
  readonly clock: Clock;
}

/** A link holds while it has not expired, its file is live and its owner may be heard. */
export class FollowFileLink {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async execute({ signature, ...terms }: FileLink): Promise<Result<OpenedFile, FileLinkInvalid>> {
    const { files, storage, signatures, owners, clock } = this.#parts;
    if (!signatures.holds(terms, signature) || terms.expiresAt <= clock.now()) return err(fileLinkInvalid);
    const file = await files.withId(terms.fileId as FileId);
    if (file === undefined || !(await owners.mayAct(file.facts.ownerId))) return err(fileLinkInvalid);
    return ok(opened(file.facts, files, storage));
  }
}
