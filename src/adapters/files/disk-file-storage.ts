import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from 'neverthrow';
import type { ByteRange, FileStorage, IncomingBytes, StorageEntry } from '../../application/files/ports.ts';
import { type StorageFull, storageFull } from '../../domain/files/failures.ts';
import { isStorageKey } from './is-storage-key.ts';
import { StorageUnavailable } from './storage-unavailable.ts';
import { codeOf, isFull } from './system-error.ts';

const readSize = 64 * 1024;

/**
 * A folder of files, each in a folder of the last digits of its key, which are random. It is written under `incoming` and
 * renamed when it is whole, so that a crash leaves it there whole or not at all.
 */
export class DiskFileStorage implements FileStorage {
  readonly #root: string;
  readonly #incoming: string;

  constructor(root: string) {
    this.#root = root;
    this.#incoming = join(root, 'incoming');
  }

  async put<F>(key: string, bytes: IncomingBytes<F>): Promise<Result<void, F | StorageFull>> {
    const staged = this.#staged(key);
    try {
      const written = await this.#write(staged, bytes);
      if (written.isErr()) await rm(staged, { force: true });
      else await this.#publish(staged, this.#path(key));
      return written;
    } catch (error) {
      await rm(staged, { force: true });
      if (isFull(error)) return err(storageFull);
      throw error;
    }
  }

  async read(key: string, part?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    const handle = await openIfThere(this.#path(key));
    return handle?.createReadStream({
      highWaterMark: readSize,
      ...(part === undefined ? {} : { start: part.first, end: part.last }),
    });
  }

  async remove(keys: readonly string[]): Promise<void> {
    for (const key of keys) await rm(this.#path(key), { force: true });
  }

  async *entries(): AsyncIterable<readonly StorageEntry[]> {
    yield await entriesIn(this.#incoming);
    for (const shard of await namesIn(this.#root))
      if (/^[0-9a-f]{3}$/.test(shard)) yield await entriesIn(join(this.#root, shard));
  }

  async #write<F>(staged: string, bytes: IncomingBytes<F>): Promise<Result<void, F>> {
    await mkdir(this.#incoming, { recursive: true, mode: 0o700 });
    await using handle = await open(staged, 'wx', 0o600);
    for await (const chunk of bytes) {
      if (chunk.isErr()) return err(chunk.error);
      await handle.appendFile(chunk.value);
    }
    await handle.sync();
    return ok();
  }

  async #publish(staged: string, path: string): Promise<void> {
    const folder = dirname(path);
    const made = await mkdir(folder, { recursive: true, mode: 0o700 });
    await moved(staged, path);
    await syncFolder(folder);
    if (made !== undefined) await syncFolder(this.#root);
  }

  #staged(key: string): string {
    return join(this.#incoming, checked(key));
  }

  #path(key: string): string {
    return join(this.#root, checked(key).slice(-3), key);
  }
}

/** What is not there any more was taken for given up and swept. */
async function moved(staged: string, path: string): Promise<void> {
  try {
    await rename(staged, path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    throw new StorageUnavailable('the bytes were removed before they were all there', { cause: error });
  }
}

/** Whatever went wrong before, nothing but a key becomes a part of a path. */
function checked(key: string): string {
  if (!isStorageKey(key)) throw new TypeError('the key of a stored file is no UUID');
  return key;
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

const entriesIn = async (folder: string): Promise<readonly StorageEntry[]> =>
  (await namesIn(folder))
    .filter(isStorageKey)
    .map((key) => ({ key, remove: () => rm(join(folder, key), { force: true }) }));

/** Without it the name itself could be lost with the power. Windows knows no such thing and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  await using handle = await open(folder, 'r');
  await handle.sync();
}
