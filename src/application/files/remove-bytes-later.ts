import type { JobHandler, JobKind, JobQueue } from '../jobs/ports.ts';
import type { FileStorage, Files } from './ports.ts';

export const removeBytes: JobKind<{ readonly keys: string }> = {
  name: 'remove-file-bytes',
  retries: 10,
  limitSeconds: 600,
};

const batch = 100;

/** For an erasure, whose unit of work must not wait for a storage: the bytes go once it has committed. */
export class RemoveBytesLater {
  readonly #files: Files;
  readonly #queue: JobQueue;

  constructor(files: Files, queue: JobQueue) {
    this.#files = files;
    this.#queue = queue;
  }

  /** Part of the caller's unit of work, while the rows are still there. */
  async ofOwner(ownerId: string): Promise<void> {
    const ids = await this.#files.idsOf(ownerId);
    for (let at = 0; at < ids.length; at += batch)
      await this.#queue.add(removeBytes, { keys: ids.slice(at, at + batch).join(',') });
  }
}

export const removeBytesJob = (storage: FileStorage): JobHandler<{ readonly keys: string }> => ({
  kind: removeBytes,
  run: ({ keys }) => storage.remove(keys.split(',')),
});
