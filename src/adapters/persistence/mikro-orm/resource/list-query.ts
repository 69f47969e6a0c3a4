import { type SelectQueryBuilder, sql } from 'kysely';
import type { Position, Sort } from '../../../../application/kernel/listing.ts';
import type { AnyResourceTable } from '../../tables/definition/resource-table.ts';
import { snakeCase } from '../../tables/definition/snake-case.ts';
import type { FieldOf } from '../../tables/definition/table.ts';
import type { Queries } from '../database.ts';
import { type AnyTables, onAnyTable } from './on-any-table.ts';
import { found } from './search.ts';

/** The name of what was given for a filter, apart from a window's and a position's names. */
export const filterSlot = (name: string): string => `$${name}`;

/** Whose rows, and what was given for each filter. */
export interface Given {
  readonly [filter: string]: unknown;
  readonly ownerId: string;
}

/** What makes one list's statements differ from another's. */
export interface ListShape<Row> {
  readonly sort: Sort<FieldOf<Row>>;
  /** The filters that were given, but for the search. */
  readonly filters: readonly string[];
  readonly search: 'none' | 'by index' | 'by reading';
}

export type Rows = SelectQueryBuilder<AnyTables, string, object>;
type Direction = 'asc' | 'desc';

const id = sql.ref('id');

/** The parts that the statements of a list are put together from. */
export class ListQuery<Row> {
  readonly direction: Direction;
  readonly opposite: Direction;
  readonly nullable: boolean;
  readonly #table: AnyResourceTable<Row>;
  readonly #shape: ListShape<Row>;

  constructor(table: AnyResourceTable<Row>, shape: ListShape<Row>) {
    this.#table = table;
    this.#shape = shape;
    const { field, descending } = shape.sort;
    this.direction = descending ? 'desc' : 'asc';
    this.opposite = descending ? 'asc' : 'desc';
    this.nullable = table.column(field).nullable ?? false;
  }

  live(queries: Queries): Rows {
    return onAnyTable(queries).selectFrom(this.#table.name);
  }

  /** The owner's live rows that fit what was asked for. */
  matching(queries: Queries, given: Given): Rows {
    const { filters, search } = this.#shape;
    let rows = this.live(queries).where('owner_id', '=', given.ownerId).where('deleted_at', 'is', null);
    for (const name of filters) {
      const { field, is } = this.#table.conditionOf(name);
      rows = rows.where(sql<boolean>`${sql.ref(snakeCase(field))} ${sql.raw(is)} ${given[filterSlot(name)]}`);
    }
    if (search === 'none') return rows;
    return rows.where(found(given['search'], search === 'by index'));
  }

  shown(rows: Rows): Rows {
    return rows.select(this.#table.viewed.map((field) => sql.ref(snakeCase(field)).as(field)));
  }

  /** @param name is what the sorted column is called there. */
  inOrder(rows: Rows, towards: Direction, name: string = this.sorted): Rows {
    const by = this.#collated(name);
    return rows
      .orderBy(by, (order) => {
        const ordered = towards === 'asc' ? order.asc() : order.desc();
        return this.nullable ? ordered.nullsLast() : ordered;
      })
      .orderBy(id, towards);
  }

  /** What comes after the position among the rows that have a value. */
  after(rows: Rows, { value, id: last }: Position): Rows {
    return rows.where(sql<boolean>`(${this.#collated(this.sorted)}, ${id}) ${this.#beyond} (${value}, ${last})`);
  }

  /** What comes after the position among the rows without a value, which are last in both directions. */
  afterWithout(rows: Rows, { id: last }: Pick<Position, 'id'>): Rows {
    return this.without(rows).where(sql<boolean>`${id} ${this.#beyond} ${last}`);
  }

  without(rows: Rows): Rows {
    return rows.where(sql<boolean>`${sql.ref(this.sorted)} is null`);
  }

  get sorted(): string {
    return snakeCase(this.#shape.sort.field);
  }

  get #beyond() {
    return this.#shape.sort.descending ? sql`<` : sql`>`;
  }

  #collated(name: string) {
    const column = sql.ref(name);
    return this.#table.column(this.#shape.sort.field).words ? sql`${column} collate "und-x-icu"` : column;
  }
}
