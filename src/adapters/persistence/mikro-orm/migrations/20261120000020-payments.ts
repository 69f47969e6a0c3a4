import { Migration } from '@mikro-orm/migrations';

export class Payments extends Migration {
  override up(): void {
    this.addSql(`
      create table payments (
        id uuid not null primary key,
        owner_id varchar(255) not null,
        gateway varchar(20) not null,
        amount bigint not null check (amount between 1 and 99999999),
        currency varchar(3) not null,
        description varchar(255) null,
        payment_method varchar(255) not null,
        status varchar(20) not null,
        intent_id varchar(255) null unique,
        failure_code varchar(100) null,
        next_action text null,
        disputes text not null,
        busy_until timestamptz(3) null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        refunded_at timestamptz(3) null
      )`);
    this.addSql('create index payments_newest on payments (owner_id, created_at, id)');
    this.addSql("create index payments_pending on payments (gateway, id) where status = 'pending'");
    this.addSql(`
      create table refunds (
        id uuid not null primary key,
        payment_id uuid not null references payments (id),
        place integer not null,
        amount bigint not null check (amount >= 1),
        status varchar(20) not null,
        reason varchar(255) null,
        gateway_id varchar(255) null unique,
        failure_code varchar(100) null,
        busy_until timestamptz(3) null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        unique (payment_id, place)
      )`);
    this.addSql("create index refunds_pending on refunds (payment_id) where status = 'pending'");
    this.addSql(`
      create table payment_keys (
        owner_id varchar(255) not null,
        key varchar(255) not null,
        fingerprint text not null,
        payment_id uuid not null,
        refund_id uuid null,
        answer text null,
        created_at timestamptz(3) not null,
        primary key (owner_id, key)
      )`);
    this.addSql('create index payment_keys_answered on payment_keys (created_at) where answer is not null');
    this.addSql(`
      create table gateway_events (
        id varchar(255) not null primary key,
        type varchar(100) not null,
        payment_id uuid null,
        created_at timestamptz(3) not null
      )`);
  }

  override down(): void {
    for (const table of ['gateway_events', 'payment_keys', 'refunds', 'payments']) this.addSql(`drop table ${table}`);
  }
}
