import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { pack } from 'tar-stream';
import type { BackupWriter } from '../../application/backup/ports.ts';
import { Unwritten } from './unwritten.ts';

/** As fast as the disk on one core, and half of gzip's size for rows of text. */
const level = { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 };

/** A tar whose parts are written one by one, never more than one of them in memory. */
export class TarWriter implements BackupWriter {
  readonly #tar = pack();
  readonly #written: Promise<void>;
  readonly #failed: Promise<never>;

  constructor(to: Writable) {
    this.#written = pipeline(this.#tar, createZstdCompress({ params: level }), to);
    this.#failed = new Promise((_, reject) => {
      this.#written.catch((cause: unknown) => reject(unwritten(cause)));
    });
    // Whoever adds hears of it; until then nobody asks.
    this.#failed.catch(() => {});
  }

  async add(name: string, bytes: Uint8Array): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const entry = this.#tar.entry({ name, size: bytes.length, mode: 0o600 }, (error) =>
      error ? reject(error) : resolve(),
    );
    entry.end(bytes);
    await Promise.race([promise, this.#failed]);
  }

  /** Settles when everything is handed on. */
  async end(): Promise<void> {
    this.#tar.finalize();
    await Promise.race([this.#written, this.#failed]);
  }

  async breakOff(): Promise<void> {
    this.#tar.destroy();
    await this.#written.catch(() => {});
  }
}

const unwritten = (cause: unknown): Unwritten => new Unwritten('the backup could not be written', { cause });
