import { Migration } from '@mikro-orm/migrations';

export class Idempotency extends Migration {
  override up(): void {
    this.addSql(`
      create table idempotency_records (
        owner_id varchar(255) not null,
        key varchar(255) not null,
        fingerprint text not null,
        status smallint not null,
        headers text not null,
        body text not null,
        created_at timestamptz(3) not null,
        primary key (owner_id, key)
      )`);
    this.addSql('create index idempotency_records_created_at on idempotency_records (created_at)');
  }

  override down(): void {
    this.addSql('drop table idempotency_records');
  }
}
