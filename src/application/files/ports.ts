import type { Result } from 'neverthrow';
import type { StorageFull } from '../../domain/files/failures.ts';
import type { FileContent, FileId, StoredFile, StoredFileFacts } from '../../domain/files/stored-file.ts';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { ResourceEntities, ResourceLists } from '../kernel/resource/resource-store.ts';
import type { UnitOfWork } from '../kernel/unit-of-work.ts';
import type { Projects } from '../projects/ports.ts';
import type { Attachments, Tasks } from '../tasks/ports.ts';

/** What lists show: facts that never become an entity, because nothing is decided about them. */
export type FileView = Omit<StoredFileFacts, 'ownerId' | 'imageType' | 'deletedAt' | 'deletedWith'>;

export interface FileFilter {
  readonly taskId?: number;
  readonly projectId?: string;
  /** A part of the name, compared without case. */
  readonly search?: string;
}

export const fileSortFields = ['createdAt', 'name', 'size'] as const;
export type FileSortField = (typeof fileSortFields)[number];

/** The rows of files. Their bytes are elsewhere, and outlive a row for a moment, never the other way round. */
export interface Files
  extends ResourceEntities<StoredFile>,
    ResourceLists<FileView, FileSortField, FileFilter>,
    Attachments {
  add(file: StoredFile): Promise<void>;
  /** A live one, whoever owns it: for links, whose signature stands for the owner. */
  withId(id: FileId): Promise<StoredFile | undefined>;
  /** Of all that the owner has, deleted ones too. */
  idsOf(ownerId: string): Promise<readonly FileId[]>;
  /** Forgets the file, deleted or not, for good; says whether it was there. */
  forget(ownerId: string, id: FileId, now: Instant): Promise<boolean>;
  /** Forgets what was deleted before `moment`, at most `limit` of it; says which. */
  forgetDeleted(moment: Instant, limit: number): Promise<readonly FileId[]>;
}

/** A part of a file's bytes, both ends included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** Bytes as they come in. An Err among them ends them: it is why there are no more. */
export type IncomingBytes<F> = AsyncIterable<Result<Uint8Array, F>>;

/** Something that is kept under a key: the bytes, or what an upload left that did not come to its end. */
export interface StorageEntry {
  readonly key: string;
  remove(): Promise<void>;
}

/** Where the bytes of files are. Keys are UUIDs that the product makes: no name that a client gave ever gets here. */
export interface FileStorage {
  /**
   * Keeps all of the bytes or none. Once it has answered they outlast a power cut; an Err among them leaves nothing and
   * is the answer.
   */
  put<F>(key: string, bytes: IncomingBytes<F>): Promise<Result<void, F | StorageFull>>;
  /** The bytes, or the part of them; undefined where there are none of that key. */
  read(key: string, part?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Keys that are not there are ignored. */
  remove(keys: readonly string[]): Promise<void>;
  /** Everything that is kept, a batch at a time, for the sweep. */
  entries(): AsyncIterable<readonly StorageEntry[]>;
}

/** Looks at the bytes of one file as they go by. */
export interface Inspection {
  add(chunk: Uint8Array): void;
  /** Once they have all gone by. */
  result(): Promise<Pick<FileContent, 'sha256' | 'imageType'>>;
}

export interface FileInspector {
  begin(): Inspection;
}

export interface UploadMark {
  /** The key of its bytes, and the id of the file to be. */
  readonly id: string;
  readonly ownerId: string;
}

/** How many bytes an upload needs by now, and how many it would like to have in hand. */
export interface RoomAsked {
  readonly need: number;
  readonly wish: number;
  /** All that the owner's files and running uploads may take. */
  readonly quota: number;
}

/**
 * The uploads that are running, in whichever process. Each reserves room for its bytes, so that two at once cannot exceed the
 * quota. Only an upload that is registered here becomes a file, so that the sweep never removes the bytes of a file.
 */
export interface Uploads {
  /** Begins the upload or goes on with it. Says how many bytes it holds room for; undefined where not even those it needs are left. */
  reserve(upload: UploadMark, room: RoomAsked, now: Instant): Promise<number | undefined>;
  /** Says whether it was still running. */
  end(id: string): Promise<boolean>;
  /** Gives up what has not moved since; says how many. */
  giveUp(before: Instant): Promise<number>;
  /** Which of the keys belong neither to a file, deleted ones included, nor to a running upload. */
  unknownOf(keys: readonly string[]): Promise<readonly string[]>;
}

/** What a link stands for. */
export interface LinkTerms {
  readonly fileId: string;
  readonly expiresAt: Instant;
  /** Whether an image is to be shown rather than saved. */
  readonly inline: boolean;
}

/** Signatures that nobody can make without the secret. */
export interface LinkSignatures {
  sign(terms: LinkTerms): string;
  holds(terms: LinkTerms, signature: string): boolean;
}

/** Whether a user is neither locked nor deleted. */
export interface FileOwners {
  mayAct(ownerId: string): Promise<boolean>;
}

export interface FileStore {
  readonly files: Files;
  readonly uploads: Uploads;
  readonly tasks: Tasks;
  readonly projects: Projects;
}

/** Files, what they belong to, and what they come from change together. */
export type FileWork = UnitOfWork<FileStore>;
