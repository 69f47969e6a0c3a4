export { createSyncStore, type SyncStoreOptions } from './browser/create-sync-store.ts';
export { indexedDbStorage } from './browser/indexed-db-storage.ts';
export type { CommandOutcome, RefusedCommand, SyncCommand } from './commands.ts';
export type { Flushed, SyncFailure } from './flushed.ts';
export { memorySyncStorage } from './memory-sync-storage.ts';
export type { SentCommand, SyncState } from './sync-state.ts';
export type { Entries, Kept, SyncStorage, Written } from './sync-storage.ts';
export type { SyncStore } from './sync-store.ts';
export type { LocalFile, LocalProject, LocalTask } from './view.ts';
