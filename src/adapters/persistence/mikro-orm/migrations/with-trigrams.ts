/**
 * For a search index that begins with the owner, so that a word that everybody writes costs no more than a rare one. Where
 * PostgreSQL lacks one of the extensions, or the role may not add it, search reads all rows of the one owner instead.
 */
export const withTrigrams = (statement: string): string => `
  do $$ begin
    if (select count(*) from pg_available_extensions where name in ('pg_trgm', 'btree_gin')) = 2 then
      create extension if not exists pg_trgm;
      create extension if not exists btree_gin;
      ${statement};
    end if;
  exception when insufficient_privilege then
    raise notice 'search has no index: %', sqlerrm;
  end $$`;
