import type { Client } from '../index.ts';
import type { CommandOutcome, SyncCommand } from './commands.ts';
import { type Id, nameOf } from './copy.ts';
import type { Flushed } from './flushed.ts';
import { Flusher } from './flusher.ts';
import { Follower } from './follower.ts';
import { insisting, queued } from './queue.ts';
import { SharedCopy } from './shared-copy.ts';
import type { SentCommand, SyncState } from './sync-state.ts';
import type { SyncStorage } from './sync-storage.ts';
import { type LocalFile, type LocalProject, type LocalTask, type View, viewOf } from './view.ts';

export interface SyncStoreParts {
  readonly client: Pick<Client, 'sync' | 'changes'>;
  readonly storage: () => Promise<SyncStorage>;
  /** False where `flush` alone asks the server. */
  readonly follows: boolean;
}

interface Opened {
  readonly storage: SyncStorage;
  readonly shared: SharedCopy;
  readonly flusher: Flusher;
  readonly follower: Follower | undefined;
  readonly over: AbortController;
}

const now = (): string => new Date().toISOString();

/** A copy of one user's projects, tasks and files that is read and written without a network. */
export class SyncStore {
  readonly #parts: SyncStoreParts;
  readonly #listeners = new Set<() => void>();
  readonly #awaited = new Map<string, (outcome: CommandOutcome) => void>();
  #is: Opened | undefined;
  #view: View | undefined;

  constructor(parts: SyncStoreParts) {
    this.#parts = parts;
  }

  /** Reads what is kept, and goes on from there. */
  async open(): Promise<void> {
    const { client, follows } = this.#parts;
    const storage = await this.#parts.storage();
    const over = new AbortController();
    const shared = new SharedCopy(storage, () => this.#changed());
    const flusher = new Flusher(client, storage, shared, over.signal);
    await shared.open();
    const token = () => shared.copy.place.token;
    const follower = follows ? new Follower({ client, storage, token, flush: () => this.flush() }) : undefined;
    this.#is = { storage, shared, flusher, follower, over };
    follower?.start();
    this.#changed();
  }

  /** Stops following. What waits is still there when somebody opens it again. */
  async close(): Promise<void> {
    const { storage, shared, flusher, follower, over } = this.#opened;
    over.abort();
    follower?.stop();
    await flusher.flush();
    await shared.close();
    storage.close?.();
    this.#is = undefined;
  }

  /** Removes the copy and all that waits from this device, for all who share it. */
  async erase(): Promise<void> {
    await this.#opened.shared.erase();
  }

  /** By name. */
  projects(): readonly LocalProject[] {
    return this.#shown.projects;
  }

  /** The newest first. */
  tasks(): readonly LocalTask[] {
    return this.#shown.tasks;
  }

  /** The newest first, without their bytes. */
  files(): readonly LocalFile[] {
    return this.#shown.files;
  }

  get state(): SyncState {
    const { shared, flusher, storage } = this.#opened;
    const { isOnline, commands, refused, place } = shared.copy;
    const way = isOnline === undefined ? 'unknown' : isOnline ? 'online' : 'offline';
    const pending = commands.filter(({ done }) => done === undefined).length;
    const { isComplete } = place;
    const { isKeeping } = shared;
    const isLasting = storage.isLasting ?? true;
    return { way: flusher.isSignedOut ? 'signed out' : way, pending, refused, isComplete, isKeeping, isLasting };
  }

  /** The id that the server gave to what was made here, where it is known. */
  idOf<Given>(id: Given): Given | Id {
    return this.#opened.shared.copy.resolved(id);
  }

  /** Hears of every change, whoever made it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Writes the command down, and shows what comes of it; it is sent when the server can be reached. Rejects with `NotKept`. */
  async send(command: SyncCommand): Promise<SentCommand> {
    const made = await this.#opened.shared.commit((copy) => {
      const entry = queued(copy, command, now());
      return { entries: [[nameOf.command(entry.name), entry]], result: entry };
    });
    const outcome = this.#outcomeOf(made.name);
    this.#push();
    return { name: made.name, id: made.id ?? made.tempId ?? '', outcome };
  }

  /** Sends what was refused once more, over what is there now. */
  async insist(name: string): Promise<void> {
    await this.#opened.shared.commit((copy) => {
      const refused = copy.refusal(name);
      if (refused === undefined) return { entries: [], result: undefined };
      const again = [nameOf.command(name), insisting(refused, copy, now())] as const;
      return { entries: [[nameOf.refused(name), undefined], again], result: undefined };
    });
    this.#push();
  }

  /** Lets what was refused go. */
  async dismiss(name: string): Promise<void> {
    await this.#opened.shared.write([[nameOf.refused(name), undefined]]);
  }

  /** Sends what waits and gets what has changed, both to the end. */
  async flush(): Promise<Flushed> {
    const { flusher, follower } = this.#opened;
    const wasSignedOut = flusher.isSignedOut;
    const flushed = await flusher.flush();
    if (flushed.ok) follower?.wake();
    if (wasSignedOut !== flusher.isSignedOut) this.#changed();
    return flushed;
  }

  get #opened(): Opened {
    if (this.#is === undefined) throw new Error('the store is not open');
    return this.#is;
  }

  get #shown(): View {
    this.#view ??= viewOf(this.#opened.shared.copy);
    return this.#view;
  }

  /** Where nobody follows, only `flush` sends. */
  #push(): void {
    const { follower } = this.#opened;
    if (follower === undefined) return;
    void this.flush().then((flushed) => {
      if (!flushed.ok) follower.reconnect();
    });
  }

  #outcomeOf(name: string): Promise<CommandOutcome> {
    return new Promise((resolve) => {
      this.#awaited.set(name, resolve);
      this.#settle();
    });
  }

  #settle(): void {
    const { copy } = this.#opened.shared;
    for (const [name, resolve] of this.#awaited) {
      const refused = copy.refusal(name);
      const command = copy.command(name);
      if (refused === undefined && command !== undefined && command.done === undefined) continue;
      this.#awaited.delete(name);
      resolve(refused === undefined ? { status: 'done' } : { status: 'refused', refused });
    }
  }

  #changed(): void {
    if (this.#is === undefined) return;
    this.#view = undefined;
    this.#settle();
    if (this.#is.shared.copy.isOnline === false) this.#is.follower?.doubt();
    for (const listener of this.#listeners) listener();
  }
}
