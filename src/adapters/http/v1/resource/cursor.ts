import { createHash } from 'node:crypto';
import type { Position, Sort, SortValue } from '../../../../application/kernel/listing.ts';

/** What a list was asked for, apart from where in it. */
export interface Asked {
  readonly resource: string;
  readonly sort: Sort<string>;
  readonly filters: Readonly<Record<string, unknown>>;
}

export interface Cursor {
  readonly fingerprint: string;
  readonly position: Position;
}

/** A cursor fits only the list that it came from: the same resource, order and filters. */
export function fingerprintOf({ resource, sort, filters }: Asked): string {
  const named = Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const text = JSON.stringify([resource, sort.field, sort.descending, named]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

export const writeCursor = (asked: Asked, { value, id }: Position): string =>
  Buffer.from(JSON.stringify([fingerprintOf(asked), value, id])).toString('base64url');

const isSortValue = (value: unknown): value is SortValue =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Undefined for what is no cursor at all; whether it fits a list is another question. */
export function readCursor(text: string): Cursor | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed) || parsed.length !== 3) return undefined;
    const [fingerprint, value, id] = parsed as readonly unknown[];
    if (typeof fingerprint !== 'string' || !isSortValue(value)) return undefined;
    return typeof id === 'string' || typeof id === 'number' ? { fingerprint, position: { value, id } } : undefined;
  } catch {
    return undefined;
  }
}
