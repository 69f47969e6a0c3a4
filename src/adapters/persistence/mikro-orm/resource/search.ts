import { sql } from 'kysely';

/**
 * Whether the index can find it. A statement that was prepared for words would take the index for `rd` as well, and read all
 * of it; what is no bare column leaves the index out.
 */
export const hasTrigrams = (search: string): boolean => /[a-z0-9]{3}/i.test(search);

/** One of the columns holds the pattern. */
export function found(columns: readonly string[], pattern: unknown, byIndex: boolean) {
  const texts = columns.map((column) => (byIndex ? sql.ref(column) : sql`(${sql.ref(column)} || '')`));
  return sql<boolean>`(${sql.join(
    texts.map((text) => sql`${text} ilike ${pattern}`),
    sql` or `,
  )})`;
}

/** A part of a text for `like`, in which `%` and `_` are plain characters. */
export const containing = (part: string): string => `%${part.replace(/[\\%_]/g, '\\$&')}%`;
