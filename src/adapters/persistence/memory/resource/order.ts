import type { Position, SortValue } from '../../../../application/kernel/listing.ts';

export type Comparison = (one: Position, other: Position) => number;

const byUnits = <V extends NonNullable<SortValue>>(one: V, other: V): number =>
  one < other ? -1 : one > other ? 1 : 0;

/** As PostgreSQL's `und-x-icu`: as people look words up, and never equal unless the same. */
const alphabet = new Intl.Collator('en', { usage: 'sort', sensitivity: 'variant' });
const byAlphabet = (one: SortValue, other: SortValue): number =>
  alphabet.compare(String(one), String(other)) || byUnits(String(one), String(other));

/** By value, then by id; rows without a value are last in both directions. */
export function orderOf(descending: boolean, isOfWords: boolean): Comparison {
  const compare = isOfWords ? byAlphabet : byUnits;
  const direction = descending ? -1 : 1;
  return (one, other) => {
    if (one.value === null || other.value === null)
      return Number(one.value === null) - Number(other.value === null) || direction * byUnits(one.id, other.id);
    return direction * (compare(one.value, other.value) || byUnits(one.id, other.id));
  };
}
