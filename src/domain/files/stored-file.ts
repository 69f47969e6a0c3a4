import { err, type Result } from 'neverthrow';
import { type InvalidInput, invalidInput } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import { newFacts, Resource, type ResourceFacts } from '../kernel/resource.ts';
import { parseFileName } from './file-name.ts';
import type { ImageType } from './image-type.ts';

/** A UUID in its canonical lower-case form; the key of the bytes as well. */
export type FileId = string & { readonly __brand: 'FileId' };

/** What a file is attached to: a task, a project, or nothing. */
export interface FileTarget {
  readonly taskId: number | null;
  readonly projectId: string | null;
}

/** What a person says of a file. */
export interface FileDescription extends FileTarget {
  readonly name: string;
  /** As it was sent, with its parameters. */
  readonly contentType: string;
}

/** What the bytes themselves tell. */
export interface FileContent {
  readonly size: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
  /** Null for everything that is not known to be an image. */
  readonly imageType: ImageType | null;
}

export interface StoredFileFacts extends FileDescription, FileContent, ResourceFacts {
  readonly id: FileId;
  /** Deleted by the deletion of this, and so brought back with it. */
  readonly deletedWith: 'task' | 'project' | null;
}

const oneTarget = invalidInput({
  field: 'projectId',
  rule: 'format',
  constraint: 'left out where taskId is given',
});

/** Checks what a person said before any byte is taken. */
export function parseDescription(given: FileDescription): Result<FileDescription, InvalidInput> {
  const { contentType, taskId, projectId } = given;
  if (taskId !== null && projectId !== null) return err(oneTarget);
  return parseFileName(given.name)
    .map((name) => ({ name, contentType, taskId, projectId }))
    .mapErr((violation) => invalidInput(violation));
}

/** A file whose bytes are kept. */
export class StoredFile extends Resource<FileDescription, StoredFileFacts> {
  static open(
    id: string,
    ownerId: string,
    given: FileDescription,
    content: FileContent,
    now: Instant,
  ): Result<StoredFile, InvalidInput> {
    return parseDescription(given).map(
      (description) =>
        new StoredFile({
          ...{ ...description, ...content, ...newFacts(ownerId, now) },
          id: id as FileId,
          deletedWith: null,
        }),
    );
  }

  /** For storage only. */
  static restore(facts: StoredFileFacts): StoredFile {
    return new StoredFile(facts);
  }

  deleteWith(target: 'task' | 'project', now: Instant): StoredFile {
    return new StoredFile({ ...this.delete(now).facts, deletedWith: target });
  }

  override undelete(): this {
    const live = super.undelete();
    return live.facts.deletedWith === null ? live : live.with({ ...live.facts, deletedWith: null });
  }

  protected override parse(description: FileDescription): Result<FileDescription, InvalidInput> {
    return parseDescription(description);
  }
}
