import { randomBytes } from 'node:crypto';
import { type FileHandle, link, lstat, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Writable } from 'node:stream';

const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** What a process that was killed left of a file that it was writing. */
export const isDraft = (name: string): boolean => /^\..+\.partial-[0-9a-f]{12}$/.test(name);

const existing = (path: string): Error =>
  Object.assign(new Error('there is such a file already'), { code: 'EEXIST', path });

/** A file for its owner's eyes, written under another name and found under its own only when it is whole. */
export class NewFile {
  readonly #path: string;
  readonly #draft: string;
  readonly #handle: FileHandle;

  private constructor(path: string, draft: string, handle: FileHandle) {
    this.#path = path;
    this.#draft = draft;
    this.#handle = handle;
  }

  /** Throws `EEXIST` where there is one. */
  static async open(path: string): Promise<NewFile> {
    if (await isThere(path)) throw existing(path);
    const draft = join(dirname(path), `.${basename(path)}.partial-${randomBytes(6).toString('hex')}`);
    return new NewFile(path, draft, await open(draft, 'wx', 0o600));
  }

  /** Its end closes nothing: what was written has still to reach the disk. */
  stream(): Writable {
    const write = (bytes: Buffer) => this.#handle.appendFile(bytes);
    return new Writable({
      write: (chunk: Buffer, _encoding, written) => void write(chunk).then(() => written(), written),
    });
  }

  /** Throws `EEXIST` where another was faster. */
  async publish(): Promise<void> {
    await this.#handle.sync();
    await this.#handle.close();
    try {
      await link(this.#draft, this.#path);
    } catch (error) {
      if (!withoutLinks.has(String((error as NodeJS.ErrnoException).code))) throw error;
      if (await isThere(this.#path)) throw existing(this.#path);
      await rename(this.#draft, this.#path);
    }
    await rm(this.#draft, { force: true });
    await using folder = await open(dirname(this.#path));
    await folder.sync();
  }

  async remove(): Promise<void> {
    await this.#handle.close();
    await rm(this.#draft, { force: true });
  }
}

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
