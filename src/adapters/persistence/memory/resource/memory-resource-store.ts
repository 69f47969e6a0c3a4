import type { Listing, Position, Slice, Sort, SortValue } from '../../../../application/kernel/listing.ts';
import type { Page, Window } from '../../../../application/kernel/page.ts';
import type { ResourceStore, Revision } from '../../../../application/kernel/resource/resource-store.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { revised } from '../../../../domain/kernel/resource.ts';
import { nextVersion, type Version } from '../../../../domain/kernel/version.ts';
import type { ResourceRow, Searched, ViewedResourceTable } from '../../tables/definition/resource-table.ts';
import type { FieldOf } from '../../tables/definition/table.ts';
import { type TombstoneRow, tombstonesTable } from '../../tables/tombstones-table.ts';
import { AnnouncingRows } from '../kernel/announcing-rows.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';
import { meets } from './condition.ts';
import { type Comparison, orderOf } from './order.ts';
import { found } from './search.ts';
import { viewOf } from './view-of.ts';

/** What the stores of all kinds do alike; each kind adds what it alone can do. */
export class MemoryResourceStore<
  Facts extends ResourceRow,
  E extends { readonly facts: Facts },
  View,
  Field extends FieldOf<Facts>,
  Filter extends Searched,
> implements ResourceStore<E, View, Field, Filter>
{
  readonly name: string;
  protected readonly database: MemoryDatabase;
  protected readonly rows: MemoryRows<Facts>;
  readonly #table: ViewedResourceTable<Facts, View>;
  readonly #restore: (facts: Facts) => E;
  readonly #tombstones: MemoryRows<TombstoneRow>;

  constructor(database: MemoryDatabase, table: ViewedResourceTable<Facts, View>, restore: (facts: Facts) => E) {
    this.name = table.name;
    this.database = database;
    this.rows = new AnnouncingRows(database, table);
    this.#table = table;
    this.#restore = restore;
    this.#tombstones = new MemoryRows(database, tombstonesTable);
  }

  async ofOwner(ownerId: string, id: Facts['id']): Promise<E | undefined> {
    const found = await this.withDeleted(ownerId, id);
    return found?.facts.deletedAt === null ? found : undefined;
  }

  withDeleted(ownerId: string, id: Facts['id']): Promise<E | undefined> {
    return this.database.read(() => {
      const facts = this.rows.get(id);
      return facts?.ownerId === ownerId ? this.#restore(facts) : undefined;
    });
  }

  /** Units of work run one after the other: nothing can delete it meanwhile. */
  async holdLive(ownerId: string, id: Facts['id']): Promise<boolean> {
    return (await this.ofOwner(ownerId, id)) !== undefined;
  }

  page(ownerId: string, { filter, sort }: Listing<Field, Filter>, { limit, offset }: Window): Promise<Page<View>> {
    return this.database.read(() => {
      const compare = this.#orderOf(sort);
      const all = this.live(ownerId, filter).sort((one, other) =>
        compare(positionOf(one, sort.field), positionOf(other, sort.field)),
      );
      return { items: all.slice(offset, offset + limit).map((row) => this.#view(row)), total: all.length };
    });
  }

  walk(
    ownerId: string,
    { filter, sort }: Listing<Field, Filter>,
    after: Position,
    limit: number,
  ): Promise<Slice<View>> {
    return this.database.read(() => {
      const compare = this.#orderOf(sort);
      const rest = this.live(ownerId, filter)
        .filter((row) => compare(positionOf(row, sort.field), after) > 0)
        .sort((one, other) => compare(positionOf(one, sort.field), positionOf(other, sort.field)));
      return { items: rest.slice(0, limit).map((row) => this.#view(row)), more: rest.length > limit };
    });
  }

  save({ facts }: E, seen: Version): Promise<boolean> {
    return this.database.write(() => {
      if (this.rows.get(facts.id)?.version !== seen) return false;
      this.rows.set(facts);
      return true;
    });
  }

  revise(ownerId: string, id: Facts['id'], { content, expected, now }: Revision<Facts>): Promise<E | undefined> {
    return this.database.write(() => {
      const stored = this.rows.get(id);
      if (stored?.ownerId !== ownerId || stored.deletedAt !== null) return undefined;
      if (expected !== undefined && !expected.includes(stored.version)) return undefined;
      const facts = revised(stored, content, now);
      if (facts === stored) return undefined;
      this.rows.set(facts);
      return this.#restore(facts);
    });
  }

  purge(moment: Instant, limit: number): Promise<number> {
    return this.database.write(() =>
      this.rows.deleteWhere(({ deletedAt }) => deletedAt !== null && deletedAt < moment, limit),
    );
  }

  /** Removes one for good, before its time, and leaves word of it; says whether it was there. */
  forget(ownerId: string, id: Facts['id'], now: Instant): Promise<boolean> {
    return this.database.write(() => {
      const stored = this.rows.get(id);
      if (stored?.ownerId !== ownerId) return false;
      const version = nextVersion(stored.version);
      this.#tombstones.set({ kind: this.name, id: String(id), ownerId, version, deletedAt: now });
      return this.rows.delete(id);
    });
  }

  /** The owner's live rows that fit what was asked for. */
  protected live(ownerId: string, { search, ...asked }: Filter): Facts[] {
    const conditions = Object.entries(asked).flatMap(([name, value]) =>
      value === undefined ? [] : [{ ...this.#table.conditionOf(name), value }],
    );
    return this.rows
      .all()
      .filter((row) => row.ownerId === ownerId && row.deletedAt === null)
      .filter((row) => conditions.every(({ field, is, value }) => meets(row[field], is, value)))
      .filter(
        (row) =>
          search === undefined ||
          found(
            search,
            this.#table.searched.map((field) => row[field]),
          ),
      );
  }

  #view(row: Facts): View {
    return viewOf(this.#table, row);
  }

  #orderOf({ field, descending }: Sort<Field>): Comparison {
    return orderOf(descending, this.#table.column(field).words ?? false);
  }
}

const isSortable = (value: unknown): value is NonNullable<SortValue> =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function positionOf<Row extends ResourceRow>(row: Row, field: FieldOf<Row>): Position {
  const value = row[field];
  return { value: isSortable(value) ? value : null, id: row.id };
}
