import {
  createSyncStore,
  type LocalFile,
  type LocalProject,
  type LocalTask,
  type SyncCommand,
  type SyncState,
  type SyncStore,
} from '../../../client/sync/index.ts';
import { api } from './api.ts';
import { Observable } from './observable.ts';

export type { LocalFile, LocalProject, LocalTask };

export interface Copied {
  readonly projects: readonly LocalProject[];
  readonly tasks: readonly LocalTask[];
  readonly files: readonly LocalFile[];
  readonly state: SyncState;
}

const nothing: Copied = {
  ...{ projects: [], tasks: [], files: [] },
  state: { way: 'unknown', pending: 0, refused: [], isComplete: false },
};

/** What the device keeps of the user's projects, tasks and files: it is there without a network as well. */
class PageCopy {
  readonly shown = new Observable<Copied>(nothing);
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

  async send(command: SyncCommand): Promise<string> {
    const sent = await (await this.#there).send(command);
    return String(sent.id);
  }

  /** What is on its way gets there first; says whether all of it did. */
  async flush(): Promise<boolean> {
    const flushed = await (await this.#there).flush();
    return flushed.ok;
  }

  async insist(name: string): Promise<void> {
    await (await this.#there).insist(name);
  }

  async dismiss(name: string): Promise<void> {
    await (await this.#there).dismiss(name);
  }

  /** The id that the server gave to what was made here, where it is known. */
  idOf(id: string | undefined): string | undefined {
    return id === undefined ? undefined : String(this.#store?.idOf(id) ?? id);
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
