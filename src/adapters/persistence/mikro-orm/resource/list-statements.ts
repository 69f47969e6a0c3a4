import { type QueryCreator, type RawBuilder, sql } from 'kysely';
import type { Position } from '../../../../application/kernel/listing.ts';
import type { Window } from '../../../../application/kernel/page.ts';
import type { AnyColumn } from '../../tables/definition/column.ts';
import type { ViewedResourceTable } from '../../tables/definition/resource-table.ts';
import type { Queries } from '../database.ts';
import { type Columns, inJson } from '../reading/columns-in-json.ts';
import { Statement } from '../statement.ts';
import { type Given, ListQuery, type ListShape, type Rows } from './list-query.ts';
import { type AnyTables, onAnyTable } from './on-any-table.ts';

type Paged = Given & Window;
type Walked = Given & Position & { readonly limit: number };
type Listed<View> = Columns<View> & { readonly total: number };
/** Without its texts where it is not small. */
type SmallListed<View> = Listed<View> & { readonly isSmall: boolean };

const count = sql<number>`count(*)`.as('total');
/** Counting more takes longer than a small page. */
export const mostCountedOfSmall = 5000;
/** Bytes of all texts of a small page. */
const mostTextOfSmall = 65_536;

/** The statements of one combination of filters and order. Each answer is of one moment: the page fits its total. */
export class ListStatements<Row, View> {
  /** Counts and reads no further than is quick: beyond `mostCountedOfSmall` the total is not the whole, and long texts are left out. */
  readonly page: Statement<Paged, SmallListed<View>>;
  /** The same whatever it takes: apart from what must be quick. */
  readonly largePage: Statement<Paged, Listed<View>>;
  readonly deepPage: Statement<Paged, Listed<View>>;
  readonly walk: Statement<Walked, View>;
  readonly largeWalk: Statement<Walked, View>;
  /** Goes on from a position without a value, which is among the last. */
  readonly walkWithout: Statement<Walked, View>;
  readonly #table: ViewedResourceTable<Row, View>;
  readonly #query: ListQuery<Row>;
  readonly #field: string;

  constructor(table: ViewedResourceTable<Row, View>, shape: ListShape<Row>) {
    this.#table = table;
    this.#query = new ListQuery(table, shape);
    this.#field = shape.sort.field;
    const duration = shape.search === 'none' ? 'short' : 'long';
    this.page = new Statement((queries, given: Paged) => this.#smallPage(queries, given), 'short');
    this.largePage = new Statement((queries, given: Paged) => this.#page(queries, given), 'long');
    this.deepPage = new Statement((queries, given: Paged) => this.#deepPage(queries, given), 'long');
    this.walk = new Statement((queries, given: Walked) => this.#walk(queries, given), duration);
    this.largeWalk = new Statement((queries, given: Walked) => this.#walk(queries, given), 'long');
    this.walkWithout = new Statement((queries, given: Walked) => this.#walkWithout(queries, given), 'long');
  }

  #page(queries: Queries, given: Paged) {
    const matching = this.#query.matching(queries, given);
    return this.#inColumns(onAnyTable(queries), this.#rows(matching, given), sql`${matching.select(count)}`);
  }

  #smallPage(queries: Queries, given: Paged) {
    const matching = this.#query.matching(queries, given);
    const some = matching.select(sql`1`.as('one')).limit(sql.lit(mostCountedOfSmall + 1));
    const texts = this.#table.viewed.filter((field) => isText(this.#table.column(field)));
    const lengths = texts.map((field) => sql`coalesce(octet_length(${sql.ref(field)}), 0)`);
    const isShort = sql<boolean>`${sql.join([sql`0`, ...lengths], sql` + `)} <= ${sql.lit(mostTextOfSmall)} / ${given.limit}::int`;
    return onAnyTable(queries)
      .selectFrom(sql<object>`(${this.#rows(matching, given)})`.as('listed'))
      .select(sql`(select ${count} from (${some}) as counted)`.as('total'))
      .select(sql<boolean>`coalesce(bool_and(${isShort}), true)`.as('isSmall'))
      .select(this.#table.viewed.map((field) => inJson(field, texts.includes(field) ? isShort : undefined).as(field)))
      .$castTo<SmallListed<View>>();
  }

  #rows(matching: Rows, { limit, offset }: Window): Rows {
    return this.#ordered(this.#query.shown(matching)).limit(limit).offset(offset);
  }

  /** Skips through the index alone, from the nearer end, and fetches the rows of the page only. */
  #deepPage(queries: Queries, given: Paged) {
    const { direction, opposite } = this.#query;
    const matching = this.#query.matching(queries, given);
    const limit = sql`${given.limit}::bigint`;
    const offset = sql<number>`${given.offset}::bigint`;
    const left = sql`greatest(total - ${offset}, 0)`;
    const isNearer = sql`${offset} * 2 <= total`;
    const fromStart = this.#query
      .inOrder(matching.select('id'), direction)
      .limit(counted(sql`case when ${isNearer} then ${limit} else 0 end`))
      .offset(offset);
    const fromEnd = this.#query
      .inOrder(matching.select('id'), opposite)
      .limit(counted(sql`case when ${isNearer} then 0 else least(${limit}, ${left}) end`))
      .offset(counted(sql`greatest(${left} - ${limit}, 0)`));
    const picked = sql<boolean>`id = any(array((${fromStart}) union all (${fromEnd})))`;
    const page = this.#ordered(this.#query.shown(this.#query.live(queries)).where(picked));
    return this.#inColumns(
      onAnyTable(queries).with(
        (counting) => counting('counted').materialized(),
        () => matching.select(count),
      ),
      page,
      counted(sql`total`),
    );
  }

  #walk(queries: Queries, given: Walked) {
    const { nullable } = this.#query;
    const next = (rows: Rows) => this.#ordered(this.#query.shown(rows)).limit(given.limit).$castTo<View>();
    const matching = this.#query.matching(queries, given);
    const following = next(this.#query.after(matching, given));
    if (!nullable) return following;
    const last = next(this.#query.without(matching));
    const both = onAnyTable(queries).selectFrom(sql<object>`((${following}) union all (${last}))`.as('both'));
    return this.#query.inOrder(both.selectAll(), this.#query.direction, this.#field).limit(given.limit).$castTo<View>();
  }

  #walkWithout(queries: Queries, given: Walked) {
    const rows = this.#query.afterWithout(this.#query.matching(queries, given), given);
    return this.#ordered(this.#query.shown(rows)).limit(given.limit).$castTo<View>();
  }

  #ordered(rows: Rows): Rows {
    return this.#query.inOrder(rows, this.#query.direction);
  }

  /** The page, column by column, and the total. */
  #inColumns(queries: QueryCreator<AnyTables>, page: Rows, total: RawBuilder<unknown>) {
    return queries
      .selectFrom(sql<object>`(${page})`.as('listed'))
      .select(total.as('total'))
      .select(this.#table.viewed.map((field) => inJson(field).as(field)))
      .$castTo<Listed<View>>();
  }
}

const isText = ({ type }: AnyColumn): boolean => type === 'varchar' || type === 'text';

const counted = (value: RawBuilder<unknown>) => sql<number>`(select ${value} from counted)`;
