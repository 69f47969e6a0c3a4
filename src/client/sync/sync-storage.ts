/** Names and values that can be stored as they are; `undefined` removes. */
export type Entries = readonly (readonly [name: string, value: unknown])[];

export interface Kept {
  /** Counts what was written. */
  readonly revision: number;
  readonly entries: Entries;
}

export type Written = (revision: number, entries: Entries) => void;

/** Where a store keeps its copy. Several stores, as those of several tabs, may share one. */
export interface SyncStorage {
  /** False where it is gone with the page. */
  readonly isLasting?: boolean;
  load(): Promise<Kept>;
  /** All or nothing, and only where nobody else has written since `revision`: says whether it was written. */
  write(revision: number, entries: Entries): Promise<boolean>;
  /** Removes everything. */
  erase(): Promise<void>;
  /** Runs the work when nobody else who shares the storage runs work of that name. */
  alone<T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T | undefined>;
  /** Hears of what others write; not every storage has others. */
  onWritten?(listener: Written): () => void;
  close?(): void;
}
