import type { Listing, Position, Slice } from '../../../../application/kernel/listing.ts';
import type { Page, Window } from '../../../../application/kernel/page.ts';
import type { ResourceStore, Revision } from '../../../../application/kernel/resource/resource-store.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { Version } from '../../../../domain/kernel/version.ts';
import type { ResourceRow, Searched, ViewedResourceTable } from '../../tables/definition/resource-table.ts';
import type { FieldOf } from '../../tables/definition/table.ts';
import type { Database } from '../database.ts';
import type { Statement } from '../statement.ts';
import { ResourceListing } from './resource-listing.ts';
import { type Draft, ResourceStatements } from './resource-statements.ts';

/** What the stores of all kinds do alike; each kind adds what it alone can do. */
export class MikroResourceStore<
  Facts extends ResourceRow,
  E extends { readonly facts: Facts },
  View,
  Field extends FieldOf<Facts>,
  Filter extends Searched,
> implements ResourceStore<E, View, Field, Filter>
{
  readonly name: string;
  protected readonly database: Database;
  readonly #restore: (facts: Facts) => E;
  readonly #statements: ResourceStatements<Facts>;
  readonly #listing: ResourceListing<Facts, View, Field, Filter>;

  constructor(database: Database, table: ViewedResourceTable<Facts, View>, restore: (facts: Facts) => E) {
    this.name = table.name;
    this.database = database;
    this.#restore = restore;
    this.#statements = new ResourceStatements(table);
    this.#listing = new ResourceListing(table);
  }

  async ofOwner(ownerId: string, id: Facts['id']): Promise<E | undefined> {
    const { rows } = await this.database.run(this.#statements.ofOwner, { ownerId, id });
    return rows[0] && this.#restore(rows[0]);
  }

  async withDeleted(ownerId: string, id: Facts['id']): Promise<E | undefined> {
    const { rows } = await this.database.run(this.#statements.withDeleted, { ownerId, id });
    return rows[0] && this.#restore(rows[0]);
  }

  async holdLive(ownerId: string, id: Facts['id']): Promise<boolean> {
    return (await this.database.run(this.#statements.holdLive, { ownerId, id })).rows.length > 0;
  }

  page(ownerId: string, listing: Listing<Field, Filter>, window: Window): Promise<Page<View>> {
    return this.#listing.page(this.database, ownerId, listing, window);
  }

  walk(ownerId: string, listing: Listing<Field, Filter>, after: Position, limit: number): Promise<Slice<View>> {
    return this.#listing.walk(this.database, ownerId, listing, after, limit);
  }

  async save({ facts }: E, seen: Version): Promise<boolean> {
    return (await this.count(this.#statements.update, { ...facts, $seen: seen })) === 1;
  }

  async revise(ownerId: string, id: Facts['id'], { content, expected, now }: Revision<Facts>): Promise<E | undefined> {
    const fields = Object.keys(content);
    if (fields.length === 0) return undefined;
    const values = { ...content, $ownerId: ownerId, $id: id, $expected: expected ?? null, $now: now };
    const { rows } = await this.database.run(this.#statements.revision(fields), values);
    return rows[0] && this.#restore(rows[0]);
  }

  purge(moment: Instant, limit: number): Promise<number> {
    return this.count(this.#statements.purge, { moment, limit });
  }

  /** Removes one for good, before its time, and leaves word of it; says whether it was there. */
  async forget(ownerId: string, id: Facts['id'], now: Instant): Promise<boolean> {
    return (await this.count(this.#statements.forget, { ownerId, id, now })) === 1;
  }

  /** Says which id the new row has. */
  protected async insert(draft: Draft<Facts>): Promise<Facts['id']> {
    return (await this.database.one(this.#statements.insert, draft)).id;
  }

  /** How many rows the statement has changed. */
  protected async count<V>(statement: Statement<V, unknown>, values: V): Promise<number> {
    return Number((await this.database.run(statement, values)).numAffectedRows ?? 0n);
  }
}
