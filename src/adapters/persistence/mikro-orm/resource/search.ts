import { sql } from 'kysely';

/**
 * Whether the index can find it. A statement that was prepared for words would take the index for `rd` as well, and read all
 * of it; what is no bare column leaves the index out.
 */
export const hasTrigrams = (search: string): boolean => /[a-z0-9]{3}/i.test(search);

/** The row's texts hold the pattern, in whatever case and form of Unicode. */
export const found = (pattern: unknown, byIndex: boolean) =>
  sql<boolean>`${byIndex ? sql.ref('search_text') : sql`(search_text || '')`} like folded(${pattern})`;

/** A part of a text for `like`, in which `%` and `_` are plain characters. */
export const containing = (part: string): string => `%${part.replace(/[\\%_]/g, '\\$&')}%`;
