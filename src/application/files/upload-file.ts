import { err, type Result } from 'neverthrow';
import {
  type FileQuotaExceeded,
  type FileTooLarge,
  type StorageFull,
  type UploadGivenUp,
  uploadGivenUp,
} from '../../domain/files/failures.ts';
import {
  type FileContent,
  type FileDescription,
  parseDescription,
  StoredFile,
} from '../../domain/files/stored-file.ts';
import type { InvalidInput } from '../../domain/kernel/failure.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Meters, UploadOutcome } from '../kernel/meters.ts';
import { holdReferences } from '../kernel/resource/references.ts';
import { fileReferences } from './file-references.ts';
import { IncomingFile, type UploadParts } from './incoming-file.ts';
import type { FileStorage, FileWork, IncomingBytes, UploadMark } from './ports.ts';

export interface UploadFileParts extends UploadParts {
  readonly unitOfWork: FileWork;
  readonly storage: FileStorage;
  readonly ids: Ids;
  readonly meters: Pick<Meters, 'upload'>;
}

interface Receipt<A, F, G> {
  readonly mark: UploadMark;
  readonly description: FileDescription;
  readonly file: IncomingFile;
  readonly bytes: IncomingBytes<F>;
  readonly answer: AnswerUpload<A, G>;
}

export interface UploadRequest<F> {
  readonly description: FileDescription;
  /** How many bytes were announced; undefined where nobody knows yet. */
  readonly size: number | undefined;
  readonly bytes: IncomingBytes<F>;
}

export type UploadRefusal = InvalidInput | FileTooLarge | FileQuotaExceeded | StorageFull | UploadGivenUp;

/** Makes the file of bytes that are kept already. To be called at most once. */
export type KeepFile = () => Promise<Result<StoredFile, InvalidInput | UploadGivenUp>>;

/**
 * Answers the request, and calls `keep` to make the file. Only once all bytes are there can a repeated request be told from another
 * one; where `keep` is not called, the file exists already and these bytes are removed.
 */
export type AnswerUpload<A, F> = (content: FileContent, keep: KeepFile) => PromiseLike<Result<A, F>>;

/** Stores the bytes first and the row afterwards: an upload that breaks off leaves bytes for the sweep, and never a row without bytes. */
export class UploadFile {
  readonly #parts: UploadFileParts;

  constructor(parts: UploadFileParts) {
    this.#parts = parts;
  }

  async execute<A, F, G>(
    actor: Actor,
    { description: given, size, bytes }: UploadRequest<F>,
    answer: AnswerUpload<A, G>,
  ): Promise<Result<A, F | G | UploadRefusal>> {
    const { unitOfWork, ids } = this.#parts;
    const description = parseDescription(given);
    if (description.isErr()) return err(description.error);
    const target = await unitOfWork.run((store) =>
      holdReferences(actor.userId, fileReferences(store, description.value)),
    );
    if (target.isErr()) return err(target.error);
    const mark = { id: ids.uuid(), ownerId: actor.userId };
    const file = new IncomingFile(this.#parts, mark);
    const begun = await file.begin(size ?? 0);
    return begun.isErr()
      ? err(begun.error)
      : await this.#receive({ mark, description: description.value, file, bytes, answer });
  }

  async #receive<A, F, G>({
    mark,
    description,
    file,
    bytes,
    answer,
  }: Receipt<A, F, G>): Promise<Result<A, F | G | UploadRefusal>> {
    const { storage, meters } = this.#parts;
    let outcome: UploadOutcome = 'failed';
    let isKept = false;
    try {
      const stored = await storage.put(mark.id, file.read(bytes));
      if (stored.isErr()) {
        outcome = 'refused';
        return err(stored.error);
      }
      const content = await file.content();
      const answered = await answer(content, async () => {
        const kept = await this.#keep(mark, description, content);
        isKept = kept.isOk();
        return kept;
      });
      outcome = answered.isErr() ? 'refused' : isKept ? 'stored' : 'repeated';
      return answered;
    } finally {
      meters.upload(outcome, file.size);
      if (outcome !== 'stored') await this.#discard(mark.id);
    }
  }

  async #keep({ id, ownerId }: UploadMark, description: FileDescription, content: FileContent): ReturnType<KeepFile> {
    const { unitOfWork, clock } = this.#parts;
    return await unitOfWork.run<StoredFile, InvalidInput | UploadGivenUp>(async (store) => {
      if (!(await store.uploads.end(id))) return err(uploadGivenUp);
      const target = await holdReferences(ownerId, fileReferences(store, description));
      if (target.isErr()) return err(target.error);
      const file = StoredFile.open(id, ownerId, description, content, clock.now());
      if (file.isOk()) await store.files.add(file.value);
      return file;
    });
  }

  /** Only whoever ends the upload removes its bytes; once it has become a file it cannot be ended, and the bytes stay. */
  async #discard(id: string): Promise<void> {
    if (await this.#parts.uploads.end(id)) await this.#parts.storage.remove([id]);
  }
}
