import { Migration } from '@mikro-orm/migrations';

/** With what a statement wrote and what was there before. */
const joining = ['announce_resources', 'announce_users'];

/**
 * A connection plans what its triggers do once, by its first writes, which are small: a loop in a loop. A project of 10,000 tasks
 * then took longer to delete than a statement may.
 */
export class WebhookPlans extends Migration {
  override up(): void {
    for (const name of joining) this.addSql(`alter function ${name}() set enable_nestloop = off`);
  }

  override down(): void {
    for (const name of joining) this.addSql(`alter function ${name}() reset enable_nestloop`);
  }
}
