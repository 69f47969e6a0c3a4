import type { Version } from '../../../domain/kernel/version.ts';
import type { Listing, Position, Slice } from '../listing.ts';
import type { Page, Window } from '../page.ts';
import type { Purgeable } from './purgeable.ts';

interface Stored {
  readonly facts: { readonly id: string | number };
}

/**
 * Where the things of one kind are kept. Every question names the owner, and all but `withDeleted` see live things only: what is
 * somebody else's or deleted does not exist. How a new one is added is each kind's own: some get their id from the store.
 */
export interface ResourceStore<E extends Stored, View, Field extends string, Filter> extends Purgeable {
  ofOwner(ownerId: string, id: E['facts']['id']): Promise<E | undefined>;
  /** Also a deleted one, for its restoration. */
  withDeleted(ownerId: string, id: E['facts']['id']): Promise<E | undefined>;
  page(ownerId: string, listing: Listing<Field, Filter>, window: Window): Promise<Page<View>>;
  /** What follows the position in the list, however deep, at the cost of a first page. */
  walk(ownerId: string, listing: Listing<Field, Filter>, after: Position, limit: number): Promise<Slice<View>>;
  /** Stores the changed thing if the stored one still has the version `seen`; says whether it did. */
  save(entity: E, seen: Version): Promise<boolean>;
}
