import type { Result } from 'neverthrow';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { Secret } from '../../domain/kernel/secret.ts';
import type { FileStorage } from '../files/ports.ts';
import type {
  BackupDamaged,
  BackupNewer,
  BackupUnreadable,
  BackupUnsupported,
  BackupUnwritable,
  DatabaseHasUsers,
  ServerRunning,
} from './failures.ts';
import type { BackupHead, BackupManifest, FilePlace, SchemaVersion, SequencePosition, TableShape } from './manifest.ts';

export type Bytes = AsyncIterable<Uint8Array>;

export interface Digest {
  add(bytes: Uint8Array): void;
  /** Ends it. */
  hex(): string;
}

/** SHA-256. */
export type Digests = () => Digest;

export interface BackupPart {
  readonly name: string;
  readonly bytes: Bytes;
}

export interface BackupWriter {
  add(name: string, bytes: Uint8Array): Promise<void>;
}

/** A whole backup; each call reads it from its beginning. Where the bytes are not those that were written, `read` ends as damaged. */
export interface BackupReader {
  parts(): AsyncIterable<BackupPart>;
}

/** Files that hold a backup each. `-` is what is piped in or out. */
export interface BackupArchives {
  /** The file appears when `fill` is through; an Err or an exception leaves nothing behind. */
  write<T, F>(
    path: string,
    fill: (writer: BackupWriter) => Promise<Result<T, F>>,
  ): Promise<Result<T, F | BackupUnwritable>>;
  read<T, F>(
    path: string,
    work: (reader: BackupReader) => Promise<Result<T, F>>,
  ): Promise<Result<T, F | BackupUnreadable | BackupDamaged>>;
  /** What stands first and last in a backup; undefined where it is something else. */
  parseHead(text: Uint8Array): BackupHead | undefined;
  parseManifest(text: Uint8Array): BackupManifest | undefined;
}

/** A stored file that the tables speak of. */
export interface KnownFile {
  readonly key: string;
  readonly sha256: string;
}

/** The database at one moment, while everything goes on. */
export interface Snapshot {
  readonly schema: SchemaVersion;
  readonly tables: readonly TableShape[];
  /** Of all tables together, about. */
  readonly roughRows: number;
  /** As PostgreSQL's COPY has them: each row ends in a line feed, and no row holds another. */
  rows(table: TableShape): Bytes;
  sequences(): Promise<readonly SequencePosition[]>;
  files(): AsyncIterable<readonly KnownFile[]>;
}

export interface SnapshotSource {
  read<T, F>(work: (snapshot: Snapshot) => Promise<Result<T, F>>): Promise<Result<T, F | BackupUnsupported>>;
}

/** A database that is being filled. */
export interface Filling {
  /** Says how many rows there were. */
  copy(table: TableShape, rows: Bytes): Promise<number>;
  /** What `copy` wrote, as a snapshot would have it. */
  rows(table: TableShape): Bytes;
  /** Brings it to this release. With `heldSince` what waits there stays held. */
  finish(sequences: readonly SequencePosition[], heldSince: Instant | null): Promise<void>;
}

export type TargetFailure = DatabaseHasUsers | ServerRunning | BackupNewer | BackupUnsupported;

export interface RestoreTarget {
  /** In one transaction: an Err, an exception or the end of the process leaves the database as it was. */
  fill<T, F>(
    head: BackupHead,
    work: (filling: Filling) => Promise<Result<T, F>>,
  ): Promise<Result<T, F | TargetFailure>>;
}

/** The bytes of files, and where they are. */
export interface FilesAtHand {
  readonly place: FilePlace;
  readonly storage: Pick<FileStorage, 'put' | 'read'>;
}

/** The secret that signs: what becomes of the one of a backup. */
export interface SecretKeeper {
  /** `kept`: it signs from now on; `same`: it did before; `other`: the settings name another one. */
  take(secret: Secret): Promise<SecretOutcome>;
}
export type SecretOutcome = 'kept' | 'same' | 'other';

/** What was found out about a restored database. */
export interface Examined {
  readonly check: string;
  readonly state: 'ok' | 'doubtful' | 'wrong' | 'skipped';
  readonly says: string;
  readonly mend: string | null;
}

/** A database and a place for files that are made for one trial and gone after it. */
export interface Rehearsal {
  run<T>(
    work: (target: RestoreTarget, files: FilesAtHand, examine: () => Promise<readonly Examined[]>) => Promise<T>,
  ): Promise<T>;
}

/** When backups were last made by themselves. */
export interface BackupRecords {
  lastMade(): Promise<Instant | null>;
  noteMade(at: Instant): Promise<void>;
  /** The moment that the last verified one shows. */
  lastVerified(): Promise<Instant | null>;
  noteVerified(createdAt: Instant): Promise<void>;
}

/** The folder for those that are made by themselves. */
export interface ScheduledBackups {
  /** Where the one of that moment goes. */
  pathOf(moment: Instant): string;
  /** Keeps the newest and removes the others, and what was left half written. */
  prune(keep: number): Promise<void>;
  /** It is none that anybody should rely on. */
  setAside(path: string): Promise<void>;
}
