import { Migration } from '@mikro-orm/migrations';

/** What has no due date comes last in both orders, so that each order has an index of its own. */
export class DueAt extends Migration {
  override up(): void {
    this.addSql('alter table tasks add column due_at timestamptz(3)');
    this.addSql('create index tasks_by_due_at on tasks (owner_id, due_at, id) where deleted_at is null');
    this.addSql(
      'create index tasks_by_due_at_descending on tasks (owner_id desc nulls last, due_at desc nulls last, id desc nulls last) where deleted_at is null',
    );
  }

  override down(): void {
    this.addSql('alter table tasks drop column due_at');
  }
}
