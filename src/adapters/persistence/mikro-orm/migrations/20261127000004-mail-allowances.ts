import { Migration } from '@mikro-orm/migrations';

export class MailAllowances extends Migration {
  override up(): void {
    this.addSql(`
      create table mail_allowances (
        address_digest varchar(64) not null,
        purpose varchar(20) not null,
        sent_at timestamptz(3)[] not null,
        last_at timestamptz(3) not null,
        primary key (address_digest, purpose)
      )`);
    this.addSql('create index mail_allowances_last on mail_allowances (last_at)');
  }

  override down(): void {
    this.addSql('drop table mail_allowances');
  }
}
