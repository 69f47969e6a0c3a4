/** A window of a list, counted in items. */
export interface Window {
  readonly limit: number;
  readonly offset: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** How many items match, over all pages. */
  readonly total: number;
}
