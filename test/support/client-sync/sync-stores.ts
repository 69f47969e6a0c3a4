import type { Client } from '../../../src/client/index.ts';
import { memorySyncStorage } from '../../../src/client/sync/memory-sync-storage.ts';
import type { SyncStorage } from '../../../src/client/sync/sync-storage.ts';
import { SyncStore } from '../../../src/client/sync/sync-store.ts';
import { eventually } from '../eventually.ts';

/** Opens stores, and closes all of them at the end. */
export class SyncStores implements AsyncDisposable {
  readonly #open = new Set<SyncStore>();

  async open(
    client: Pick<Client, 'sync' | 'changes'>,
    storage: SyncStorage = memorySyncStorage(),
    follows = true,
  ): Promise<SyncStore> {
    const store = new SyncStore({ client, storage: async () => storage, follows });
    await store.open();
    this.#open.add(store);
    return store;
  }

  async close(store: SyncStore): Promise<void> {
    this.#open.delete(store);
    await store.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#open].map((store) => store.close()));
    this.#open.clear();
  }
}

export const titles = (store: SyncStore): readonly string[] =>
  store
    .tasks()
    .map(({ title }) => title)
    .sort();

/** Waits until it shows these tasks, and nothing of them is waiting to be sent. */
export const shows = (store: SyncStore, expected: readonly string[]): Promise<void> =>
  eventually(() => {
    const found = titles(store);
    if (String(found) !== String([...expected].sort()) || store.state.pending > 0)
      throw new Error(`it shows ${found.join(', ')}, and ${store.state.pending} wait`);
  });
