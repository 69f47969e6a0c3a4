import type { FieldOf } from '../../tables/definition/table.ts';
import type { MemoryDatabase, MemoryTable, Stamped } from './memory-database.ts';

type KeyPart = string | number;

/** As much of a table's definition as its rows in memory need. */
interface Keyed<Row> {
  readonly name: string;
  readonly key: readonly FieldOf<Row>[];
}

/** The rows of a table that is defined for both stores, found by its primary key. */
export class MemoryRows<Row> {
  readonly #key: readonly FieldOf<Row>[];
  readonly #rows: MemoryTable<string, Row>;

  constructor(database: MemoryDatabase, { name, key }: Keyed<Row>) {
    this.#key = key;
    this.#rows = database.named(name);
  }

  get(...key: readonly KeyPart[]): Row | undefined {
    return this.#rows.get(textOf(key));
  }

  /** In the order of their insertion. */
  all(): Row[] {
    return this.#rows.all();
  }

  /** The same with the transactions that last wrote them. */
  stamped(): Stamped<Row>[] {
    return this.#rows.stamped();
  }

  set(row: Row): void {
    this.#rows.set(this.#keyOf(row), row);
  }

  delete(...key: readonly KeyPart[]): boolean {
    return this.#rows.delete(textOf(key));
  }

  /** Says how many of those that fit are gone; no more than the limit. */
  deleteWhere(fits: (row: Row) => boolean, limit = Number.POSITIVE_INFINITY): number {
    const gone = this.all().filter(fits).slice(0, limit);
    for (const row of gone) this.#rows.delete(this.#keyOf(row));
    return gone.length;
  }

  #keyOf(row: Row): string {
    return textOf(this.#key.map((field) => row[field]));
  }
}

const textOf = (key: readonly unknown[]): string => JSON.stringify(key.map(String));
