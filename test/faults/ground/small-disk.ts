import { spawnSync } from 'node:child_process';
import { mkdtemp, open, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why there can be none here. */
export async function noSmallDisk(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'mounting a small tmpfs needs root on Linux';
  const { status, stderr } = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], {
    encoding: 'utf8',
  });
  return status === 0 ? undefined : `a tmpfs cannot be mounted here: ${stderr.trim()}`;
}

/** A file system of its own that can be filled to the last block. */
export class SmallDisk implements AsyncDisposable {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async mount(megabytes: number): Promise<SmallDisk> {
    const folder = await mkdtemp(join(tmpdir(), 'mainstay-disk-'));
    const { status, stderr } = spawnSync('mount', [
      '-t',
      'tmpfs',
      '-o',
      `size=${megabytes}m,mode=711`,
      'tmpfs',
      folder,
    ]);
    if (status !== 0) throw new Error(String(stderr));
    return new SmallDisk(folder);
  }

  get #filler(): string {
    return join(this.folder, 'filler');
  }

  async fill(): Promise<void> {
    const file = await open(this.#filler, 'a');
    try {
      for (;;) {
        const { bavail, bsize } = await statfs(this.folder);
        if (bavail === 0) return;
        await file.write(Buffer.alloc(Math.min(bavail * bsize, 2 ** 20)));
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      await file.close();
    }
  }

  free(): Promise<void> {
    return rm(this.#filler, { force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    spawnSync('umount', ['--lazy', this.folder]);
    await rm(this.folder, { recursive: true, force: true });
  }
}
