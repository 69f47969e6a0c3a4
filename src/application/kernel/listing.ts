/** The order of a list: by the field, and among equals by id in the same direction. */
export interface Sort<Field extends string> {
  readonly field: Field;
  readonly descending: boolean;
}

/** Which items of a list, and in which order. */
export interface Listing<Field extends string, Filter> {
  readonly filter: Filter;
  readonly sort: Sort<Field>;
}

/** Where a walk through a list has come to: the last item's sorted value and id. */
export interface Place {
  readonly value: string | number | boolean;
  readonly id: string | number;
}

/** The items after a place. */
export interface Stretch<T> {
  readonly items: readonly T[];
  /** Whether others follow. */
  readonly more: boolean;
}
