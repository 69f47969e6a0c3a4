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
