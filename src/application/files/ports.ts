import type { Result } from 'neverthrow';
import type { StorageFull } from '../../domain/files/failures.ts';

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
  /** What is not there is no mistake. */
  remove(keys: readonly string[]): Promise<void>;
  /** Everything that is kept, a batch at a time, for what looks after what nobody needs any more. */
  entries(): AsyncIterable<readonly StorageEntry[]>;
}
