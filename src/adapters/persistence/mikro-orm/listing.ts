import { type Expression, type SelectQueryBuilder, sql } from 'kysely';
import type { Listing, Position } from '../../../application/kernel/listing.ts';
import type { Page, Window } from '../../../application/kernel/page.ts';
import { type Columns, inJson, rowsIn } from './columns-in-json.ts';
import type { Database, Queries } from './database.ts';
import type { Tables } from './records/list.ts';
import { Statement } from './statement.ts';

export type Rows<T extends keyof Tables> = SelectQueryBuilder<Tables, T, object>;

interface Search {
  readonly search?: string;
}

/** What there is to know about a table to list its rows. */
export interface Listable<T extends keyof Tables, Field extends string, Filter extends Search, Row> {
  rows(queries: Queries): Rows<T>;
  readonly columns: readonly (keyof Row & string)[];
  /** The owner's live rows that fit what was asked for, but for `search`. */
  matching(rows: Rows<T>, given: Required<Filter> & Own, asked: (name: keyof Filter) => boolean): Rows<T>;
  /** The columns that are searched; one index holds their trigrams and the owner. */
  readonly texts: readonly string[];
  /** Each has an index that begins with the owner, goes on with this, and ends with the id. */
  readonly order: Readonly<Record<Field, Expression<unknown>>>;
}

interface Own {
  readonly ownerId: string;
}
type Paged<Filter> = Required<Filter> & Own & Window;
type Walked<Filter> = Required<Filter> & Own & Position & { readonly limit: number };

/** From here on the rows that are skipped cost more than asking twice. */
const deepFrom = 500;

const signs = { asc: sql`>`, desc: sql`<` };

/** The statements of one combination of filters and order. */
function statementsOf<T extends keyof Tables, Field extends string, Filter extends Search, Row>(
  { rows, columns, matching, texts, order }: Listable<T, Field, Filter, Row>,
  { filter, sort }: Listing<Field, Filter>,
) {
  const asked = (name: keyof Filter) => filter[name] !== undefined;
  const duration = asked('search') ? 'long' : 'short';
  const direction = sort.descending ? 'desc' : 'asc';
  const opposite = sort.descending ? 'asc' : 'desc';
  const by = order[sort.field];
  const id = sql.ref('id');
  const show = (shown: Rows<T>) => shown.select(columns.map((column) => sql.ref(column).as(column))).$castTo<Row>();
  const { search } = filter;
  const match = (queries: Queries, given: Required<Filter> & Own) => {
    const own = matching(rows(queries), given, asked);
    return search === undefined ? own : own.where(found(texts, given.search, hasTrigrams(search)));
  };
  const count = (queries: Queries, given: Required<Filter> & Own) =>
    match(queries, given).select(sql<number>`count(*)`.as('total'));
  /** Skips through the index alone, from the given end, and fetches the rows of the page only. */
  const deep = (from: 'asc' | 'desc') =>
    new Statement((queries, given: Paged<Filter>) => {
      const picked = match(queries, given).select(id.as('id')).orderBy(by, from).orderBy(id, from);
      return show(rows(queries))
        .where(sql<boolean>`id = any(array(${picked.limit(given.limit).offset(given.offset)}))`)
        .orderBy(by, direction)
        .orderBy(id, direction);
    }, 'long');
  return {
    count: new Statement(count, 'long'),
    /** The page, column by column, and the total in one answer, from one moment. */
    page: new Statement((queries, given: Paged<Filter>) => {
      const ordered = show(match(queries, given)).orderBy(by, direction).orderBy(id, direction);
      return queries
        .selectFrom(sql<Row>`(${ordered.limit(given.limit).offset(given.offset)})`.as('listed'))
        .select(sql<number>`${count(queries, given)}`.as('total'))
        .select(columns.map((column) => inJson(column).as(column)))
        .$castTo<{ readonly total: number }>();
    }, duration),
    deepFromStart: deep(direction),
    deepFromEnd: deep(opposite),
    walk: new Statement(
      (queries, given: Walked<Filter>) =>
        show(match(queries, given))
          .where(sql<boolean>`(${by}, ${id}) ${signs[direction]} (${given.value}, ${given.id})`)
          .orderBy(by, direction)
          .orderBy(id, direction)
          .limit(given.limit),
      duration,
    ),
  };
}

/**
 * Whether the index can find it. A statement that was prepared for words would take the index for `rd` as well, and read all
 * of it; what is no bare column leaves the index out.
 */
const hasTrigrams = (search: string): boolean => /[a-z0-9]{3}/i.test(search);

const found = (texts: readonly string[], pattern: unknown, byIndex: boolean) => {
  const columns = texts.map((text) => (byIndex ? sql.ref(text) : sql`(${sql.ref(text)} || '')`));
  return sql<boolean>`(${sql.join(
    columns.map((column) => sql`${column} ilike ${pattern}`),
    sql` or `,
  )})`;
};

/** A part of a text for `ilike`, in which `%` and `_` are plain characters. */
export const containing = (part: string): string => `%${part.replace(/[\\%_]/g, '\\$&')}%`;

/** The lists of one table: pages with their total, and walks that go on from a place. */
export class StoredListing<T extends keyof Tables, Field extends string, Filter extends Search, Row> {
  readonly #listable: Listable<T, Field, Filter, Row>;
  readonly #statements = new Map<string, ReturnType<typeof statementsOf<T, Field, Filter, Row>>>();

  constructor(listable: Listable<T, Field, Filter, Row>) {
    this.#listable = listable;
  }

  async page(database: Database, ownerId: string, listing: Listing<Field, Filter>, window: Window): Promise<Page<Row>> {
    const statements = this.#of(listing);
    const own = valuesOf(ownerId, listing.filter);
    if (window.offset < deepFrom) {
      const { total, ...columns } = await database.one(statements.page, { ...own, ...window });
      return { items: rowsIn(columns as Columns<Row>, this.#listable.columns), total };
    }
    const { total } = await database.one(statements.count, own);
    const { limit, offset } = window;
    const shown = Math.min(limit, total - offset);
    if (shown <= 0) return { items: [], total };
    const { rows } =
      offset * 2 <= total
        ? await database.run(statements.deepFromStart, { ...own, limit, offset })
        : await database.run(statements.deepFromEnd, { ...own, limit: shown, offset: total - offset - shown });
    return { items: rows, total };
  }

  async walk(
    database: Database,
    ownerId: string,
    listing: Listing<Field, Filter>,
    after: Position,
    limit: number,
  ): Promise<{ readonly rows: readonly Row[]; readonly more: boolean }> {
    const values = { ...valuesOf(ownerId, listing.filter), ...after, limit: limit + 1 };
    const { rows } = await database.run(this.#of(listing).walk, values);
    return { rows: rows.slice(0, limit), more: rows.length > limit };
  }

  #of(listing: Listing<Field, Filter>) {
    const { filter, sort } = listing;
    const asked = Object.keys(filter).filter((name) => filter[name as keyof Filter] !== undefined);
    const byIndex = filter.search !== undefined && hasTrigrams(filter.search);
    const name = [sort.field, sort.descending, byIndex, ...asked.sort()].join(' ');
    const known = this.#statements.get(name);
    if (known !== undefined) return known;
    const made = statementsOf(this.#listable, listing);
    this.#statements.set(name, made);
    return made;
  }
}

/** What was not asked for has no place in the statement either. */
const valuesOf = <Filter extends Search>(ownerId: string, filter: Filter): Required<Filter> & Own =>
  ({
    ...filter,
    ownerId,
    ...(filter.search === undefined ? {} : { search: containing(filter.search) }),
  }) as unknown as Required<Filter> & Own;
