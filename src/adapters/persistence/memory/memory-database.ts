import { AsyncLocalStorage } from 'node:async_hooks';

/** Rows by key. What a transaction changes is seen by nobody else before it ends, and undone if it fails. */
export class MemoryTable<K, V> {
  #rows = new Map<K, V>();
  readonly #beforeWrite: (table: MemoryTable<K, V>) => void;

  constructor(beforeWrite: (table: MemoryTable<K, V>) => void) {
    this.#beforeWrite = beforeWrite;
  }

  get(key: K): V | undefined {
    return this.#rows.get(key);
  }

  /** In the order of their insertion. */
  all(): V[] {
    return [...this.#rows.values()];
  }

  set(key: K, row: V): void {
    this.#beforeWrite(this);
    this.#rows.set(key, row);
  }

  delete(key: K): boolean {
    this.#beforeWrite(this);
    return this.#rows.delete(key);
  }

  /** Goes on with a copy; the function given back takes the rows as they were. */
  detach(): () => void {
    const before = this.#rows;
    this.#rows = new Map(before);
    return () => {
      this.#rows = before;
    };
  }
}

interface Transaction {
  ended: boolean;
  readonly undo: Map<unknown, () => void>;
}

/**
 * Transactions run one after the other. Reads and single writes outside of one wait while it runs, just as they would see
 * nothing of it in PostgreSQL; inside, a further transaction is a savepoint.
 */
export class MemoryDatabase {
  readonly #current = new AsyncLocalStorage<Transaction>();
  #queue: Promise<unknown> = Promise.resolve();
  #running: Transaction | undefined;

  table<K, V>(): MemoryTable<K, V> {
    return new MemoryTable<K, V>((table) => {
      const transaction = this.#running;
      if (transaction !== undefined && !transaction.undo.has(table)) transaction.undo.set(table, table.detach());
    });
  }

  /** One read or write; `work` must not wait for anything. */
  async once<T>(work: () => T): Promise<T> {
    while (this.#running !== undefined && !this.inTransaction()) await this.#queue;
    return work();
  }

  inTransaction(): boolean {
    return this.#current.getStore()?.ended === false;
  }

  /** An exception undoes all that `work` has written. */
  transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.inTransaction()) return this.#attempt(work, this.#running);
    const done = this.#queue.then(() => this.#attempt(work, undefined));
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #attempt<T>(work: () => Promise<T>, outer: Transaction | undefined): Promise<T> {
    const transaction: Transaction = { ended: false, undo: new Map() };
    this.#running = transaction;
    try {
      const value = await this.#current.run(transaction, work);
      for (const [table, undo] of transaction.undo) if (outer?.undo.has(table) === false) outer.undo.set(table, undo);
      return value;
    } catch (error) {
      for (const undo of transaction.undo.values()) undo();
      throw error;
    } finally {
      transaction.ended = true;
      this.#running = outer;
    }
  }
}
