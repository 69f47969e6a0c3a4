import type { Position, Slice, Sort, SortValue } from '../../../application/kernel/listing.ts';
import type { Page, Window } from '../../../application/kernel/page.ts';

type Value = NonNullable<SortValue>;
type Id = string | number;

/** How the rows of a list are ordered: what a row has in each field, and which fields hold words of people. */
export interface Order<Row, Field extends string> {
  value(row: Row, field: Field): SortValue;
  id(row: Row): Id;
  readonly words: readonly Field[];
}

const byUnits = <V extends Value | Id>(one: V, other: V): number => (one < other ? -1 : one > other ? 1 : 0);

/** As PostgreSQL's `und-x-icu`: as people look words up, and never equal unless the same. */
const alphabet = new Intl.Collator('en', { usage: 'sort', sensitivity: 'variant' });
const byAlphabet = (one: Value, other: Value): number =>
  alphabet.compare(String(one), String(other)) || byUnits(one, other);

export class MemoryListing<Row, Field extends string> {
  readonly #order: Order<Row, Field>;

  constructor(order: Order<Row, Field>) {
    this.#order = order;
  }

  page(rows: readonly Row[], sort: Sort<Field>, { limit, offset }: Window): Page<Row> {
    return { items: this.#sorted(rows, sort).slice(offset, offset + limit), total: rows.length };
  }

  walk(rows: readonly Row[], sort: Sort<Field>, after: Position, limit: number): Slice<Row> {
    const rest = this.#sorted(rows, sort).filter((row) => this.#compare(sort, this.#place(row, sort), after) > 0);
    return { items: rest.slice(0, limit), more: rest.length > limit };
  }

  #sorted(rows: readonly Row[], sort: Sort<Field>): Row[] {
    return rows.toSorted((one, other) => this.#compare(sort, this.#place(one, sort), this.#place(other, sort)));
  }

  #place(row: Row, { field }: Sort<Field>): Position {
    return { value: this.#order.value(row, field), id: this.#order.id(row) };
  }

  #compare({ field, descending }: Sort<Field>, one: Position, other: Position): number {
    if ((one.value === null) !== (other.value === null)) return one.value === null ? 1 : -1;
    const byValue = this.#order.words.includes(field) ? byAlphabet : byUnits;
    const differing = one.value === null || other.value === null ? 0 : byValue(one.value, other.value);
    const ascending = differing || byUnits(one.id, other.id);
    return descending ? -ascending : ascending;
  }
}

/** Letter by letter, as PostgreSQL does: a language's rules for whole words play no part. */
const folded = (text: string): string => text.replace(/./gsu, (letter) => letter.toLowerCase());

export const holds = (search: string | undefined, ...texts: readonly (string | null)[]): boolean =>
  search === undefined || texts.some((text) => text !== null && folded(text).includes(folded(search)));
