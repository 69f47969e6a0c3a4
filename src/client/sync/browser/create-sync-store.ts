import type { Client } from '../../index.ts';
import { memorySyncStorage } from '../memory-sync-storage.ts';
import type { SyncStorage } from '../sync-storage.ts';
import { SyncStore } from '../sync-store.ts';
import { indexedDbStorage } from './indexed-db-storage.ts';

export interface SyncStoreOptions {
  readonly client: Pick<Client, 'sync' | 'changes'>;
  /** Whose copy it is: the id of the user. Each has one of their own. */
  readonly name: string;
  /** In IndexedDB if not given; in memory where there is none, or where the browser refuses it. */
  readonly storage?: SyncStorage;
  /** False where `flush` alone asks the server. */
  readonly follows?: boolean;
}

/** `open` it, and it is there without a network as well. */
export function createSyncStore({ client, name, storage, follows = true }: SyncStoreOptions): SyncStore {
  return new SyncStore({ client, storage: async () => storage ?? (await ownStorage(name)), follows });
}

/** Where the browser keeps nothing, as in some private windows, it lasts as long as the page. */
async function ownStorage(name: string): Promise<SyncStorage> {
  if (typeof indexedDB === 'undefined') return memorySyncStorage();
  return await indexedDbStorage(name).catch(() => memorySyncStorage());
}
