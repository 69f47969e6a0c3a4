import { Migration } from '@mikro-orm/migrations';

/**
 * Changes are announced by triggers, so that an operator's own SQL takes effect as soon as the product's. Other tables
 * whose rows are remembered in memory get the same two triggers.
 */
export class Standings extends Migration {
  override up(): void {
    this.addSql('alter table users add column email_as_of timestamptz(3)');
    this.addSql(`
      create function announce_change() returns trigger language plpgsql as $$
      begin
        perform pg_notify('mainstay_changes', tg_table_name || ':' || old.id);
        return null;
      end $$`);
    this.addSql(`
      create function announce_truncation() returns trigger language plpgsql as $$
      begin
        perform pg_notify('mainstay_changes', tg_table_name);
        return null;
      end $$`);
    this.addSql(`
      create trigger announce_change after update or delete on users
      for each row execute function announce_change()`);
    this.addSql(`
      create trigger announce_truncation after truncate on users
      for each statement execute function announce_truncation()`);
  }

  override down(): void {
    this.addSql('drop trigger announce_change on users');
    this.addSql('drop trigger announce_truncation on users');
    this.addSql('drop function announce_change');
    this.addSql('drop function announce_truncation');
    this.addSql('alter table users drop column email_as_of');
  }
}
