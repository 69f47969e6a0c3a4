import { Migration } from '@mikro-orm/migrations';
import { withTrigrams } from './with-trigrams.ts';

export class Search extends Migration {
  override up(): void {
    this.addSql(
      withTrigrams(
        'create index tasks_search on tasks using gin (owner_id, title gin_trgm_ops, description gin_trgm_ops) where deleted_at is null',
      ),
    );
    this.addSql(
      withTrigrams(
        'create index projects_search on projects using gin (owner_id, name gin_trgm_ops, description gin_trgm_ops) where deleted_at is null',
      ),
    );
  }

  override down(): void {
    this.addSql('drop index if exists tasks_search, projects_search');
  }
}
