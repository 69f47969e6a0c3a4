import type { Page, Window } from './page.ts';

/**
 * The order of a list: by the field, and among equals by id in the same direction. Items whose field is null come last in both
 * directions (`nulls last` in PostgreSQL), among themselves by id in the direction of the sort.
 */
export interface Sort<Field extends string> {
  readonly field: Field;
  readonly descending: boolean;
}

/** Which items of a list, and in which order. */
export interface Listing<Field extends string, Filter> {
  readonly filter: Filter;
  readonly sort: Sort<Field>;
}

/** What a list can be sorted by. */
export type SortValue = string | number | boolean | null;

/** Where a walk through a list has come to: the last item's sorted value and id. */
export interface Position {
  readonly value: SortValue;
  readonly id: string | number;
}

/** The items after a position. */
export interface Slice<T> {
  readonly items: readonly T[];
  /** Whether others follow. */
  readonly more: boolean;
}

/** Pages of a list, and what follows a position in it. */
export interface Lists<View, Field extends string, Filter> {
  page(listing: Listing<Field, Filter>, window: Window): Promise<Page<View>>;
  /** However deep, at the cost of a first page. */
  walk(listing: Listing<Field, Filter>, after: Position, limit: number): Promise<Slice<View>>;
}
