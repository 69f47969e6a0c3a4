/** Where PostgreSQL has no `pg_trgm`, or the role may not add it, search reads all rows of the one owner instead. */
export const withTrigrams = (statement: string): string => `
  do $$ begin
    if exists (select from pg_available_extensions where name = 'pg_trgm') then
      create extension if not exists pg_trgm;
      ${statement};
    end if;
  exception when insufficient_privilege then
    raise notice 'search has no index: %', sqlerrm;
  end $$`;
