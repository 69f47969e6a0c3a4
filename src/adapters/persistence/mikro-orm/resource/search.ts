import { type RawBuilder, sql } from 'kysely';

/**
 * Whether the index can find it. A statement that was prepared for words would take the index for `rd` as well, and read all
 * of it; what is no bare column leaves the index out.
 */
export const hasTrigrams = (search: string): boolean => /[a-z0-9]{3}/i.test(search);

/** The row's texts hold the pattern, in whatever case and form of Unicode. */
export const found = (pattern: unknown, byIndex: boolean) =>
  sql<boolean>`${byIndex ? sql.ref('search_text') : sql`(search_text || '')`} like folded(${pattern})`;

/** The same in texts that are not kept folded, for lists of operators. It says what the function `folded` does, which costs a call for each row. */
export function foundIn(texts: readonly RawBuilder<unknown>[], search: string): RawBuilder<boolean> {
  const joined = sql.join(
    texts.map((text) => sql`coalesce(${text}, '')`),
    sql` || chr(1) || `,
  );
  const folded = sql`normalize(upper(lower(normalize(${joined}, NFC) collate "und-x-icu")), NFC)`;
  return sql<boolean>`${folded} like (select folded(${containing(search)}))`;
}

/** A part of a text for `like`, in which `%` and `_` are plain characters. */
export const containing = (part: string): string => `%${part.replace(/[\\%_]/g, '\\$&')}%`;
