import { AsyncLocalStorage } from 'node:async_hooks';

interface Transaction {
  /** Later ones have higher numbers. */
  readonly number: number;
  ended: boolean;
  /** How to take back what was written to each table. */
  readonly undo: Map<MemoryTable<never, never>, () => void>;
}

/** A row, and the transaction that last wrote it. */
export interface Stamped<V> {
  readonly row: V;
  readonly changedIn: number;
}

/** Rows by key. A transaction writes to a copy that nobody else sees before it commits. */
export class MemoryTable<K, V> {
  #committed = new Map<K, Stamped<V>>();
  #written: Map<K, Stamped<V>> | undefined;
  readonly #database: MemoryDatabase;

  constructor(database: MemoryDatabase) {
    this.#database = database;
  }

  get(key: K): V | undefined {
    return this.#seen.get(key)?.row;
  }

  /** In the order of their insertion. */
  all(): V[] {
    return this.stamped().map(({ row }) => row);
  }

  /** The same with their stamps. */
  stamped(): Stamped<V>[] {
    return [...this.#seen.values()];
  }

  set(key: K, row: V): void {
    this.#forWriting().set(key, { row, changedIn: this.#database.numberOfWrite() });
  }

  delete(key: K): boolean {
    return this.#forWriting().delete(key);
  }

  commit(): void {
    this.#committed = this.#written ?? this.#committed;
    this.#written = undefined;
  }

  get #seen(): Map<K, Stamped<V>> {
    return (this.#database.inTransaction() ? this.#written : undefined) ?? this.#committed;
  }

  #forWriting(): Map<K, Stamped<V>> {
    const undo = this.#database.undoOfTransaction();
    if (undo !== undefined && !undo.has(this as never)) {
      const before = this.#written;
      undo.set(this as never, () => {
        this.#written = before;
      });
      this.#written = new Map(before ?? this.#committed);
    }
    return undo === undefined ? this.#committed : (this.#written ?? this.#committed);
  }
}

/**
 * Transactions run one after the other, and single writes wait for the one that runs. Reads outside never wait: they see
 * what was committed. Inside, a further transaction is a savepoint.
 */
export class MemoryDatabase {
  readonly #current = new AsyncLocalStorage<Transaction>();
  readonly #named = new Map<string, MemoryTable<never, never>>();
  #queue: Promise<unknown> = Promise.resolve();
  #running: Transaction | undefined;
  #numbered = 0;

  table<K, V>(): MemoryTable<K, V> {
    return new MemoryTable<K, V>(this);
  }

  /** One table, whoever asks for it by that name. */
  named<V>(name: string): MemoryTable<string, V> {
    const table = this.#named.get(name) ?? new MemoryTable<never, never>(this);
    this.#named.set(name, table);
    // A name stands for rows of one type: that of the definition which everybody takes it from.
    return table as MemoryTable<string, unknown> as MemoryTable<string, V>;
  }

  /** `work` must not wait for anything. */
  async read<T>(work: () => T): Promise<T> {
    return work();
  }

  /** One statement that writes; `work` must not wait for anything. */
  async write<T>(work: () => T): Promise<T> {
    while (this.#running !== undefined && !this.inTransaction()) await this.#queue;
    return work();
  }

  inTransaction(): boolean {
    return this.#current.getStore()?.ended === false;
  }

  /** Of the running transaction, or of a write that is one by itself. */
  numberOfWrite(): number {
    return this.inTransaction() ? (this.#running?.number ?? 0) : this.#next();
  }

  /** What is written from now on, or has been written and is not committed, has this number or a higher one. */
  horizon(): number {
    return this.#running?.number ?? this.#numbered + 1;
  }

  undoOfTransaction(): Transaction['undo'] | undefined {
    return this.inTransaction() ? this.#running?.undo : undefined;
  }

  /** An exception undoes all that `work` has written. */
  transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.inTransaction()) return this.#attempt(work, this.#running);
    const done = this.#queue.then(() => this.#attempt(work, undefined));
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #attempt<T>(work: () => Promise<T>, outer: Transaction | undefined): Promise<T> {
    const transaction: Transaction = { number: outer?.number ?? this.#next(), ended: false, undo: new Map() };
    this.#running = transaction;
    try {
      const value = await this.#current.run(transaction, work);
      for (const [table, undo] of transaction.undo) {
        if (outer === undefined) table.commit();
        else if (!outer.undo.has(table)) outer.undo.set(table, undo);
      }
      return value;
    } catch (error) {
      for (const undo of transaction.undo.values()) undo();
      throw error;
    } finally {
      transaction.ended = true;
      this.#running = outer;
    }
  }

  #next(): number {
    this.#numbered += 1;
    return this.#numbered;
  }
}
