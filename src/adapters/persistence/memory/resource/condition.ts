import type { Condition } from '../../tables/definition/resource-table.ts';

type Comparable = string | number;

const isComparable = (value: unknown): value is Comparable => typeof value === 'string' || typeof value === 'number';

/** As SQL has it: what is null meets no condition. */
export function meets(value: unknown, is: Condition<string>['is'] | '=', given: unknown): boolean {
  if (is === '=') return value === given;
  if (!isComparable(value) || !isComparable(given)) return false;
  return is === '<' ? value < given : value >= given;
}
