/** In any script: case folded, composed, and the same whatever locale the database has. */
export const foldingFunction = `
  create or replace function folded(given text) returns text language sql immutable strict parallel safe set search_path = pg_catalog
  as $$ select normalize(upper(lower(normalize(given, NFC) collate "und-x-icu")), NFC) $$`;

/**
 * A column that the database fills by itself, so that a process of an earlier release beside this one keeps it true as well. The
 * texts of a row are one, with U+0001 between them.
 */
export function searchedText(table: string, texts: readonly string[]): readonly string[] {
  const joined = texts.map((text) => `coalesce(new.${text}, '')`).join(' || chr(1) || ');
  return [
    `alter table ${table} add column if not exists search_text text`,
    `create or replace function ${table}_search_text() returns trigger language plpgsql as $$
      begin
        new.search_text := public.folded(${joined});
        return new;
      end $$`,
    `create or replace trigger ${table}_search_text before insert or update of ${texts.join(', ')} on ${table}
      for each row execute function ${table}_search_text()`,
  ];
}

export const searchedTextDown = (table: string): readonly string[] => [
  `drop trigger if exists ${table}_search_text on ${table}`,
  `drop function if exists ${table}_search_text`,
  `alter table ${table} drop column if exists search_text`,
];

/** Begins with the owner, so that a word that everybody writes costs no more than a rare one. */
export const searchIndex = (table: string): string =>
  `${table} using gin (owner_id, search_text gin_trgm_ops) where deleted_at is null`;
