import type { Entries, SyncStorage, Written } from './sync-storage.ts';

/** Gone with the program; what shares the object shares what is kept, as tabs do. */
export function memorySyncStorage(): SyncStorage {
  const kept = new Map<string, unknown>();
  const listeners = new Set<Written>();
  const tails = new Map<string, Promise<unknown>>();
  let revision = 0;
  return {
    isLasting: false,
    load: async () => ({ revision, entries: structuredClone([...kept]) }),
    write: async (from, entries) => {
      if (from !== revision) return false;
      put(kept, structuredClone(entries));
      revision += 1;
      for (const listener of listeners) listener(revision, structuredClone(entries));
      return true;
    },
    erase: async () => {
      kept.clear();
      revision += 1;
      // As if they had missed something: they read anew.
      for (const listener of listeners) listener(revision + 1, []);
    },
    alone: async (name, work, signal) => {
      const before = tails.get(name) ?? Promise.resolve();
      const run = before.then(async () => (signal?.aborted ? undefined : await work()));
      tails.set(
        name,
        run.catch(() => undefined),
      );
      return await run;
    },
    onWritten: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function put(kept: Map<string, unknown>, entries: Entries): void {
  for (const [name, value] of entries) {
    if (value === undefined) kept.delete(name);
    else kept.set(name, value);
  }
}
