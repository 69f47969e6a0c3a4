import { Migration } from '@mikro-orm/migrations';

/** Where PostgreSQL has no `pg_trgm`, or the role may not add it, search reads all rows of the one owner instead. */
const withTrigrams = (statement: string): string => `
  do $$ begin
    if exists (select from pg_available_extensions where name = 'pg_trgm') then
      create extension if not exists pg_trgm;
      ${statement};
    end if;
  exception when insufficient_privilege then
    raise notice 'search has no index: %', sqlerrm;
  end $$`;

export class Search extends Migration {
  override up(): void {
    this.addSql(
      withTrigrams(
        'create index tasks_search on tasks using gin (title gin_trgm_ops, description gin_trgm_ops) where deleted_at is null',
      ),
    );
    this.addSql(
      withTrigrams(
        'create index projects_search on projects using gin (name gin_trgm_ops, description gin_trgm_ops) where deleted_at is null',
      ),
    );
  }

  override down(): void {
    this.addSql('drop index if exists tasks_search, projects_search');
  }
}
