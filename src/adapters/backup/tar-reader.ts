import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { extract } from 'tar-stream';
import type { BackupPart, BackupReader } from '../../application/backup/ports.ts';
import { BrokenArchive } from './broken-archive.ts';

/** Reads the parts of a backup in their order, as they are asked for. */
export class TarReader implements BackupReader {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async *parts(): AsyncIterable<BackupPart> {
    const tar = extract();
    const read = pipeline(createReadStream(this.#path), createZstdDecompress(), tar);
    read.catch(() => {});
    try {
      // A tar holds nothing but bytes, which the package's types leave open.
      for await (const entry of understood(tar, read))
        yield { name: entry.header.name, bytes: understood(entry as AsyncIterable<Uint8Array>, read) };
      await read.catch(refuse);
    } finally {
      tar.destroy();
    }
  }
}

/** What fails here first may only be told that something else did. */
async function* understood<T>(given: AsyncIterable<T>, read: Promise<void>): AsyncIterable<T> {
  const iterator = given[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch(async (error: unknown) => {
        await read.catch(refuse);
        return refuse(error);
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** A disk that cannot be read is none of the backup's faults. */
function refuse(error: unknown): never {
  if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
  throw new BrokenArchive('it was cut short, changed, or is no backup', { cause: error });
}
