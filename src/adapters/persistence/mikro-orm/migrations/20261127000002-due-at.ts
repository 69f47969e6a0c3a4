import { MigrationInSteps } from './migration-in-steps.ts';

/** What has no due date comes last in both orders, so that each order has an index of its own. */
export class DueAt extends MigrationInSteps {
  override async up(): Promise<void> {
    await this.execute('alter table tasks add column if not exists due_at timestamptz(3)');
    await this.index('tasks_by_due_at', 'tasks (owner_id, due_at, id) where deleted_at is null');
    await this.index(
      'tasks_by_due_at_descending',
      'tasks (owner_id desc nulls last, due_at desc nulls last, id desc nulls last) where deleted_at is null',
    );
  }

  override async down(): Promise<void> {
    await this.execute('alter table tasks drop column if exists due_at');
  }
}
