import {
  createSyncStore,
  type LocalFile,
  type LocalProject,
  type LocalTask,
  NotKept,
  type SyncCommand,
  type SyncState,
  type SyncStore,
} from '../../../client/sync/index.ts';
import { api } from './api.ts';
import { Observable } from './observable.ts';
import { sayNotKept } from './say-not-kept.ts';
import { tell } from './toasts.ts';

export type { LocalFile, LocalProject, LocalTask };

export interface Copied {
  readonly projects: readonly LocalProject[];
  readonly tasks: readonly LocalTask[];
  readonly files: readonly LocalFile[];
  readonly state: SyncState;
}

const nothing: Copied = {
  ...{ projects: [], tasks: [], files: [] },
  state: { way: 'unknown', pending: 0, refused: [], isComplete: false, isKeeping: true, isLasting: true },
};

/** What the device keeps of the user's projects, tasks and files: it is there without a network as well. */
class PageCopy {
  readonly shown = new Observable<Copied>(nothing);
  /** How many writes are not in yet. */
  #writing = 0;
  #userId: string | undefined;
  #opening: Promise<SyncStore> | undefined;
  #store: SyncStore | undefined;

  open(userId: string): Promise<SyncStore> {
    if (this.#opening === undefined || this.#userId !== userId) {
      const before = this.close();
      this.#userId = userId;
      this.#opening = before.then(() => this.#opened(userId));
    }
    return this.#opening;
  }

  /** Stays on the device, for when the same user comes back. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    this.#userId = undefined;
    this.#store = undefined;
    await (await opening)?.close();
    this.shown.set(nothing);
  }

  /** Leaves nothing on the device. */
  async erase(): Promise<void> {
    await (await this.#opening)?.erase();
    await this.close();
  }

  /** The id of what it is about, once it is kept; undefined where the device has no room for it, which is told. */
  async send(command: SyncCommand): Promise<string | undefined> {
    const sent = await this.#kept((store) => store.send(command), command);
    return sent && String(sent.id);
  }

  /** What is on its way gets there first; says whether all of it did. */
  async flush(): Promise<boolean> {
    const flushed = await (await this.#there).flush();
    return flushed.ok;
  }

  async insist(name: string): Promise<void> {
    await this.#kept((store) => store.insist(name));
  }

  async dismiss(name: string): Promise<void> {
    await this.#kept((store) => store.dismiss(name));
  }

  /** The id that the server gave to what was made here, where it is known. */
  idOf(id: string | undefined): string | undefined {
    return id === undefined ? undefined : String(this.#store?.idOf(id) ?? id);
  }

  /** Whoever leaves now may lose something. */
  get mayLose(): boolean {
    const { isLasting, pending } = this.shown.value.state;
    return this.#writing > 0 || (!isLasting && pending > 0);
  }

  async #kept<T>(work: (store: SyncStore) => Promise<T>, command?: SyncCommand): Promise<T | undefined> {
    this.#writing += 1;
    try {
      return await work(await this.#there);
    } catch (error) {
      if (!(error instanceof NotKept)) throw error;
      tell(sayNotKept(command), { isFailure: true });
      // What was ticked or chosen shows again what is.
      this.shown.set({ ...this.shown.value });
      return undefined;
    } finally {
      this.#writing -= 1;
    }
  }

  get #there(): Promise<SyncStore> {
    if (this.#opening === undefined) throw new Error('nobody is signed in');
    return this.#opening;
  }

  async #opened(userId: string): Promise<SyncStore> {
    const store = createSyncStore({ client: api, name: userId });
    const show = () => {
      const { state } = store;
      this.shown.set({ projects: store.projects(), tasks: store.tasks(), files: store.files(), state });
    };
    await store.open();
    this.#store = store;
    store.subscribe(show);
    show();
    return store;
  }
}

export const copy = new PageCopy();
addEventListener('beforeunload', (event) => {
  if (copy.mayLose) event.preventDefault();
});
