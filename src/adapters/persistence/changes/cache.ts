import { LRUCache } from 'lru-cache';
import type { ChangeListener, ChangeSubscriber } from './change-listener.ts';

/** Together with the time of a read, what was remembered is never older than a second. */
const maxAge = 700;
const maxEntries = 50_000;

interface Entry<V> {
  readonly value: V;
  readonly readAt: number;
}

interface Parts<V> {
  readonly table: string;
  readonly read: (id: string) => Promise<V | undefined>;
  readonly changes: ChangeListener;
  readonly elapsed?: () => number;
}

/**
 * Rows that are asked for much more often than they change. As long as notifications arrive they are kept; where it is
 * interrupted, each is read again after a moment. What is not there is never remembered.
 */
export class Cache<V extends object> implements ChangeSubscriber {
  readonly #read: (id: string) => Promise<V | undefined>;
  readonly #changes: ChangeListener;
  readonly #elapsed: () => number;
  readonly #entries = new LRUCache<string, Entry<V>>({ max: maxEntries });
  readonly #reading = new Map<string, Promise<V | undefined>>();

  constructor({ table, read, changes, elapsed = () => performance.now() }: Parts<V>) {
    this.#read = read;
    this.#changes = changes;
    this.#elapsed = elapsed;
    changes.subscribe(table, this);
  }

  of(id: string): V | undefined | Promise<V | undefined> {
    const entry = this.#entries.get(id);
    const knownAt = entry && Math.max(entry.readAt, this.#changes.knownUntil());
    if (entry !== undefined && knownAt !== undefined && this.#elapsed() - knownAt <= maxAge) return entry.value;
    return this.#reading.get(id) ?? this.#ask(id);
  }

  /** The next question is answered by what is stored then. */
  forget(id: string): void {
    this.#entries.delete(id);
    this.#reading.delete(id);
  }

  changed(id: string): void {
    this.forget(id);
  }

  missed(): void {
    this.#entries.clear();
    this.#reading.clear();
  }

  /** An answer that was overtaken by a notification is for those who waited already, and for nobody after them. */
  #ask(id: string): Promise<V | undefined> {
    const readAt = this.#elapsed();
    const isCurrent = (): boolean => this.#reading.get(id) === reading;
    const reading = this.#read(id)
      .then((value) => {
        if (value !== undefined && isCurrent()) this.#entries.set(id, { value, readAt });
        return value;
      })
      .finally(() => {
        if (isCurrent()) this.#reading.delete(id);
      });
    this.#reading.set(id, reading);
    return reading;
  }
}
