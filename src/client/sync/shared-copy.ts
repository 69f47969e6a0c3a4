import { Copy } from './copy.ts';
import { NotKept } from './not-kept.ts';
import type { Entries, SyncStorage } from './sync-storage.ts';

interface Change<T> {
  readonly entries: Entries;
  readonly result: T;
}

/** A copy in memory that is what the storage holds, whoever writes there. */
export class SharedCopy {
  readonly copy = new Copy();
  /** The last write was kept. */
  isKeeping = true;
  readonly #storage: SyncStorage;
  readonly #whenChanged: () => void;
  #stopHearing: (() => void) | undefined;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(storage: SyncStorage, whenChanged: () => void) {
    this.#storage = storage;
    this.#whenChanged = whenChanged;
  }

  async open(): Promise<void> {
    this.#stopHearing = this.#storage.onWritten?.((revision, entries) => void this.#hear(revision, entries));
    await this.#load();
  }

  async close(): Promise<void> {
    this.#stopHearing?.();
    await this.#writing;
  }

  async erase(): Promise<void> {
    await this.#storage.erase();
    await this.#load();
  }

  /** Writes what follows from the copy as it is; where somebody else has written meanwhile, from theirs. Rejects with `NotKept`. */
  commit<T>(work: (copy: Copy) => Change<T>): Promise<T> {
    const run = this.#writing.then(async () => {
      for (;;) {
        const { entries, result } = work(this.copy);
        if (entries.length === 0) return result;
        const { revision } = this.copy;
        if (await this.#write(revision, entries)) {
          await this.#hear(revision + 1, entries);
          return result;
        }
        await this.#load();
      }
    });
    this.#writing = run.catch(() => undefined);
    return run;
  }

  write(entries: Entries): Promise<void> {
    return this.commit(() => ({ entries, result: undefined }));
  }

  async #write(revision: number, entries: Entries): Promise<boolean> {
    try {
      const isWritten = await this.#storage.write(revision, entries);
      if (isWritten) this.#keeps(true);
      return isWritten;
    } catch (error) {
      this.#keeps(false);
      throw new NotKept(error);
    }
  }

  #keeps(isKeeping: boolean): void {
    if (this.isKeeping === isKeeping) return;
    this.isKeeping = isKeeping;
    this.#whenChanged();
  }

  async #hear(revision: number, entries: Entries): Promise<void> {
    if (revision <= this.copy.revision) return;
    if (this.copy.take(revision, entries)) this.#whenChanged();
    else await this.#load();
  }

  async #load(): Promise<void> {
    const kept = await this.#storage.load();
    if (kept.revision < this.copy.revision) return;
    this.copy.load(kept);
    this.#whenChanged();
  }
}
