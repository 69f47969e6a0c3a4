import { type SelectQueryBuilder, sql } from 'kysely';
import type { Listing, Lists, Position, Slice, Sort } from '../../../../application/kernel/listing.ts';
import type { Page, Window } from '../../../../application/kernel/page.ts';
import type { AnyColumn } from '../../tables/definition/column.ts';
import { snakeCase } from '../../tables/definition/snake-case.ts';
import type { Database, Queries } from '../database.ts';
import type { Tables } from '../records/list.ts';
import { pageOf } from './page-of.ts';

interface Listed<From extends keyof Tables, Sent, Item, Field extends string, Filter> {
  /** What each field of the order is kept in. */
  column(field: Field): AnyColumn;
  /** Its name, where it is not that of the field. */
  nameOf?(field: Field): string;
  matching(queries: Queries, filter: Filter): SelectQueryBuilder<Tables, From, object>;
  selected(queries: Queries, rows: SelectQueryBuilder<Tables, From, object>): SelectQueryBuilder<Tables, From, Sent>;
  /** From a row as an object of JSON. */
  restore(sent: Sent): Item;
}

/** Lists of everybody's rows, for operators: long reads, which may lag. */
export class MikroLists<From extends keyof Tables, Sent, Item, Field extends string, Filter>
  implements Lists<Item, Field, Filter>
{
  readonly #database: Database;
  readonly #listed: Listed<From, Sent, Item, Field, Filter>;

  constructor(database: Database, listed: Listed<From, Sent, Item, Field, Filter>) {
    this.#database = database;
    this.#listed = listed;
  }

  async page({ filter, sort }: Listing<Field, Filter>, window: Window): Promise<Page<Item>> {
    const { matching, selected, restore } = this.#listed;
    const queries = this.#database.kyselyForReads();
    const all = matching(queries, filter);
    const rows = this.#inOrder(selected(queries, all), sort);
    const { items, total } = await pageOf(queries, { matching: all, rows, window });
    return { items: items.map(restore), total };
  }

  async walk({ filter, sort }: Listing<Field, Filter>, after: Position, limit: number): Promise<Slice<Item>> {
    const { matching, selected, restore } = this.#listed;
    const queries = this.#database.kyselyForReads();
    const following = this.#after(selected(queries, matching(queries, filter)), sort, after);
    const rows = this.#inOrder(following, sort);
    const window = { limit: limit + 1, offset: 0 };
    const { items } = await pageOf(queries, {
      matching: matching(queries, filter).where(sql<boolean>`false`),
      rows,
      window,
    });
    return { items: items.slice(0, limit).map(restore), more: items.length > limit };
  }

  #inOrder(rows: SelectQueryBuilder<Tables, From, Sent>, { field, descending }: Sort<Field>) {
    return rows
      .orderBy(this.#sorted(field), (order) => (descending ? order.desc() : order.asc()).nullsLast())
      .orderBy(sql.ref('id'), descending ? 'desc' : 'asc');
  }

  #after(
    rows: SelectQueryBuilder<Tables, From, Sent>,
    { field, descending }: Sort<Field>,
    { value, id: last }: Position,
  ) {
    const sorted = this.#sorted(field);
    const id = sql.ref('id');
    const beyond = descending ? sql`<` : sql`>`;
    if (value === null) return rows.where(sql<boolean>`${sorted} is null and ${id} ${beyond} ${last}`);
    const next = sql<boolean>`(${sorted}, ${id}) ${beyond} (${value}, ${last})`;
    return rows.where(this.#listed.column(field).nullable ? sql<boolean>`(${next} or ${sorted} is null)` : next);
  }

  #sorted(field: Field) {
    const { nameOf = snakeCase } = this.#listed;
    const column = sql.ref(nameOf(field));
    return this.#listed.column(field).words ? sql`${column} collate "und-x-icu"` : column;
  }
}
