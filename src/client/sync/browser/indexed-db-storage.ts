import type { Entries, SyncStorage, Written } from '../sync-storage.ts';

const table = 'kept';
const revisionName = '';

/** In the browser's IndexedDB, where all tabs of a site share it: one reads what the others write as they write it. */
export async function indexedDbStorage(name: string): Promise<SyncStorage> {
  const full = `mainstay ${name}`;
  const database = await opened(full);
  // Another version of the page may want to change or remove it.
  database.onversionchange = () => database.close();
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(full);
  const listeners = new Set<Written>();
  if (channel !== undefined)
    channel.onmessage = ({ data }: MessageEvent<{ revision: number; entries: Entries }>) => {
      for (const listener of listeners) listener(data.revision, data.entries);
    };
  return {
    load: async () => {
      const kept = database.transaction(table).objectStore(table);
      const [names, values] = await Promise.all([done(kept.getAllKeys()), done(kept.getAll())]);
      const entries = names.map((each, index): [string, unknown] => [String(each), values[index]]);
      const revision = Number(entries.find(([each]) => each === revisionName)?.[1] ?? 0);
      return { revision, entries: entries.filter(([each]) => each !== revisionName) };
    },
    write: async (from, entries) => {
      // What is written down survives a loss of power as well.
      const transaction = database.transaction(table, 'readwrite', { durability: 'strict' });
      const kept = transaction.objectStore(table);
      if (Number((await done(kept.get(revisionName))) ?? 0) !== from) return false;
      for (const [each, value] of entries) {
        if (value === undefined) kept.delete(each);
        else kept.put(value, each);
      }
      kept.put(from + 1, revisionName);
      // From here on it is kept also where the page goes away.
      transaction.commit();
      await ended(transaction);
      channel?.postMessage({ revision: from + 1, entries });
      return true;
    },
    erase: async () => {
      const revision = await emptied(database);
      // As if they had missed something: they read anew.
      channel?.postMessage({ revision: revision + 2, entries: [] });
    },
    alone: (work, run, signal) => held(`${full} ${work}`, run, signal),
    onWritten: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => {
      channel?.close();
      database.close();
    },
  };
}

/** All but the count of writes goes; says which it is. */
async function emptied(database: IDBDatabase, counts = true): Promise<number> {
  const transaction = database.transaction(table, 'readwrite', { durability: 'strict' });
  const kept = transaction.objectStore(table);
  const revision = Number((await done(kept.get(revisionName))) ?? 0) + (counts ? 1 : 0);
  kept.delete(IDBKeyRange.lowerBound(revisionName, true));
  if (counts) kept.put(revision, revisionName);
  try {
    await ended(transaction);
    return revision;
  } catch (error) {
    // Where there is no room to count on, there is none for what others would write over it.
    if (!counts || !isFull(error)) throw error;
    return await emptied(database, false);
  }
}

const isFull = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';

/** By Web Locks; pages that came without TLS have none, and what they do at once the server takes for once. */
async function held<T>(name: string, work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  if (navigator.locks === undefined) return await work();
  try {
    return await navigator.locks.request(name, signal === undefined ? {} : { signal }, work);
  } catch (error) {
    if (signal?.aborted) return undefined;
    throw error;
  }
}

function opened(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(table);
  return done(request);
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const ended = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
