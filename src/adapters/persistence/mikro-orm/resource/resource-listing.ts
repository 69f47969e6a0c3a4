import { LRUCache } from 'lru-cache';
import type { Listing, Position, Slice } from '../../../../application/kernel/listing.ts';
import type { Page, Window } from '../../../../application/kernel/page.ts';
import type { Searched, ViewedResourceTable } from '../../tables/definition/resource-table.ts';
import type { FieldOf } from '../../tables/definition/table.ts';
import type { Database } from '../database.ts';
import { type Columns, rowsIn } from '../reading/columns-in-json.ts';
import { filterSlot, type Given, type ListShape } from './list-query.ts';
import { ListStatements, mostCountedOfSmall } from './list-statements.ts';
import { containing, hasTrigrams } from './search.ts';

/** From here on it pays to skip through the index alone. */
const deepFrom = 500;
/** The most that anybody may ask for at once, but in a walk, whose rows may be a megabyte. */
const mostRows = { ofSmall: 100, ofSmallWalk: 20 };
const ownersRemembered = 10_000;
/** Milliseconds after which somebody's lists may be small again. */
const rememberedFor = 600_000;

/** The lists of one kind: pages with their total, and walks that go on from a position. */
export class ResourceListing<Row, View, Field extends FieldOf<Row>, Filter extends Searched> {
  readonly #table: ViewedResourceTable<Row, View>;
  readonly #moments: ReadonlySet<keyof View>;
  readonly #ownersOfMuch = new LRUCache<string, true>({ max: ownersRemembered, ttl: rememberedFor });
  readonly #statements = new Map<string, ListStatements<Row, View>>();

  constructor(table: ViewedResourceTable<Row, View>) {
    this.#table = table;
    this.#moments = new Set(table.viewed.filter((field) => table.column(field).type === 'moment'));
  }

  async page(
    database: Database,
    ownerId: string,
    { filter, sort }: Listing<Field, Filter>,
    window: Window,
  ): Promise<Page<View>> {
    const { page, largePage, deepPage } = this.#statementsFor({ filter, sort });
    const values = { ...given(ownerId, filter), ...window };
    const mayBeSmall =
      window.limit <= mostRows.ofSmall && filter.search === undefined && !this.#ownersOfMuch.has(ownerId);
    if (mayBeSmall && window.offset < deepFrom) {
      const listed = await database.one(page, values);
      if (listed.isSmall && listed.total <= mostCountedOfSmall) return this.#pageOf(listed);
      this.#ownersOfMuch.set(ownerId, true);
    }
    return this.#pageOf(await database.one(window.offset >= deepFrom ? deepPage : largePage, values));
  }

  #pageOf(listed: Columns<View> & { readonly total: number }): Page<View> {
    return { items: rowsIn(listed, this.#table.viewed, this.#moments), total: listed.total };
  }

  async walk(
    database: Database,
    ownerId: string,
    { filter, sort }: Listing<Field, Filter>,
    after: Position,
    limit: number,
  ): Promise<Slice<View>> {
    const { walk, largeWalk, walkWithout } = this.#statementsFor({ filter, sort });
    const from = limit > mostRows.ofSmallWalk ? largeWalk : walk;
    const values = { ...given(ownerId, filter), ...after, limit: limit + 1 };
    const { rows } = await database.run(after.value === null ? walkWithout : from, values);
    return { items: rows.slice(0, limit), more: rows.length > limit };
  }

  #statementsFor({ filter, sort }: Listing<Field, Filter>): ListStatements<Row, View> {
    const { search, ...others } = filter;
    const filters = Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    const shape: ListShape<Row> = { sort, filters: filters.sort(), search: waysOf(search) };
    const name = [sort.field, sort.descending, shape.search, ...shape.filters].join(' ');
    const known = this.#statements.get(name);
    if (known !== undefined) return known;
    const made = new ListStatements<Row, View>(this.#table, shape);
    this.#statements.set(name, made);
    return made;
  }
}

const waysOf = (search: string | undefined): ListShape<unknown>['search'] => {
  if (search === undefined) return 'none';
  return hasTrigrams(search) ? 'by index' : 'by reading';
};

function given(ownerId: string, { search, ...others }: Searched): Given {
  const filters = Object.fromEntries(Object.entries(others).map(([name, value]) => [filterSlot(name), value]));
  return search === undefined ? { ...filters, ownerId } : { ...filters, ownerId, search: containing(search) };
}
