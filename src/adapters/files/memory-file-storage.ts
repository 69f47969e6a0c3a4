import { err, ok, type Result } from 'neverthrow';
import type { ByteRange, FileStorage, IncomingBytes, StorageEntry } from '../../application/files/ports.ts';
import { type StorageFull, storageFull } from '../../domain/files/failures.ts';

/** For tests and trials: it holds no more than `capacity` bytes. */
export class MemoryFileStorage implements FileStorage {
  readonly #kept = new Map<string, Buffer>();
  readonly #capacity: number;

  constructor(capacity = Number.POSITIVE_INFINITY) {
    this.#capacity = capacity;
  }

  async put<F>(key: string, bytes: IncomingBytes<F>): Promise<Result<void, F | StorageFull>> {
    const chunks: Uint8Array[] = [];
    let free = this.#capacity - [...this.#kept.values()].reduce((sum, { length }) => sum + length, 0);
    for await (const chunk of bytes) {
      if (chunk.isErr()) return err(chunk.error);
      free -= chunk.value.length;
      if (free < 0) return err(storageFull);
      chunks.push(chunk.value);
    }
    this.#kept.set(key, Buffer.concat(chunks));
    return ok();
  }

  async read(key: string, part?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    const bytes = this.#kept.get(key);
    if (bytes === undefined) return undefined;
    return chunksOf(part === undefined ? bytes : bytes.subarray(part.first, part.last + 1));
  }

  async remove(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#kept.delete(key);
  }

  async *entries(): AsyncIterable<readonly StorageEntry[]> {
    yield [...this.#kept.keys()].map((key) => ({ key, remove: () => this.remove([key]) }));
  }
}

const chunkSize = 64 * 1024;

async function* chunksOf(bytes: Buffer): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
}
