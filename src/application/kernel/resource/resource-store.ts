import type { Instant } from '../../../domain/kernel/instant.ts';
import type { ResourceFacts } from '../../../domain/kernel/resource.ts';
import type { Version } from '../../../domain/kernel/version.ts';
import type { Listing, Position, Slice } from '../listing.ts';
import type { Page, Window } from '../page.ts';
import type { Purgeable } from './purgeable.ts';

interface Stored {
  readonly facts: ResourceFacts;
}

/** Content that was checked, and the versions that its author accepts; without them the last writer wins. */
export interface Revision<Facts> {
  readonly content: Partial<Facts>;
  readonly expected: readonly Version[] | undefined;
  readonly now: Instant;
}

/** Single things of a kind. Whoever does not own a thing does not find it. */
export interface ResourceEntities<E extends Stored> {
  /** Live ones only. */
  ofOwner(ownerId: string, id: E['facts']['id']): Promise<E | undefined>;
  /** Also a deleted one, for its restoration. */
  withDeleted(ownerId: string, id: E['facts']['id']): Promise<E | undefined>;
  /** Whether it is live; if so it stays live until the running unit of work ends. */
  holdLive(ownerId: string, id: string | number): Promise<boolean>;
  /**
   * Stores the changed thing if the stored one still has the version `seen`; says whether it did. The owner was asked for when
   * it was read, and may be another one from now on; synchronising tells the former owner nothing of that.
   */
  save(entity: E, seen: Version): Promise<boolean>;
  /**
   * Reads, decides by `revised` and saves, in one step, and answers with the thing as it is then. Undefined, and nothing is done,
   * where it is not live, has another version than those expected, or would not differ: reading it tells which.
   */
  revise(ownerId: string, id: E['facts']['id'], revision: Revision<E['facts']>): Promise<E | undefined>;
}

/** Lists of an owner's live things; they show facts that never become an entity, because nothing is decided about them. */
export interface ResourceLists<View, Field extends string, Filter> {
  page(ownerId: string, listing: Listing<Field, Filter>, window: Window): Promise<Page<View>>;
  /** What follows the position in the list, however deep, at the cost of a first page. */
  walk(ownerId: string, listing: Listing<Field, Filter>, after: Position, limit: number): Promise<Slice<View>>;
}

/** Where the things of one kind are kept. How a new one is added is each kind's own: some get their id from the store. */
export interface ResourceStore<E extends Stored, View, Field extends string, Filter>
  extends ResourceEntities<E>,
    ResourceLists<View, Field, Filter>,
    Purgeable {}
