import { Migration } from '@mikro-orm/migrations';

/** The books of the sandbox gateway. */
export class Sandbox extends Migration {
  override up(): void {
    this.addSql(`
      create table sandbox_intents (
        id varchar(255) not null primary key,
        payment_id varchar(255) not null,
        amount bigint not null,
        currency varchar(3) not null,
        payment_method varchar(255) not null,
        state varchar(20) not null,
        failure_code varchar(100) null,
        secret varchar(255) not null,
        attempts integer not null,
        created_at timestamptz(3) not null,
        confirmed_at timestamptz(3) null
      )`);
    this.addSql(`
      create table sandbox_refunds (
        id varchar(255) not null primary key,
        intent_id varchar(255) not null,
        refund_id varchar(255) null,
        amount bigint not null,
        currency varchar(3) not null,
        state varchar(20) not null,
        created_at timestamptz(3) not null
      )`);
    this.addSql('create index sandbox_refunds_of_intent on sandbox_refunds (intent_id)');
    this.addSql(`
      create table sandbox_keys (
        key varchar(255) not null primary key,
        fingerprint text not null,
        answer text not null,
        created_at timestamptz(3) not null
      )`);
  }

  override down(): void {
    for (const table of ['sandbox_keys', 'sandbox_refunds', 'sandbox_intents']) this.addSql(`drop table ${table}`);
  }
}
