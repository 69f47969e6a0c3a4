import { Migration } from '@mikro-orm/migrations';

export class ReconcileSchedule extends Migration {
  override up(): void {
    this.addSql('alter table payments add column reconcile_attempts int not null default 0');
    this.addSql('alter table payments add column reconcile_after timestamptz(3)');
  }

  override down(): void {
    this.addSql('alter table payments drop column reconcile_attempts, drop column reconcile_after');
  }
}
