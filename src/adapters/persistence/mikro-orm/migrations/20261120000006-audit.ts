import { Migration } from '@mikro-orm/migrations';

/** Entries are written and read; the one thing that ever changes them is an erasure, which takes the address out. */
export class Audit extends Migration {
  override up(): void {
    this.addSql(`
      create table audit_entries (
        id uuid primary key,
        at timestamptz(3) not null,
        actor_type varchar(20) not null,
        actor_id varchar(255),
        user_id varchar(255),
        action varchar(60) not null,
        subject_type varchar(40) not null,
        subject_id varchar(255) not null,
        transaction_id varchar(64),
        from_state varchar(60),
        to_state varchar(60),
        why text,
        gateway_id varchar(255),
        request_id varchar(128),
        address varchar(64),
        details text not null
      )`);
    this.addSql('create index audit_entries_newest on audit_entries (at, id)');
    this.addSql('create index audit_entries_of_user on audit_entries (user_id, at, id)');
    this.addSql('create index audit_entries_of_actor on audit_entries (actor_id, at, id)');
    this.addSql('create index audit_entries_of_transaction on audit_entries (transaction_id, at, id)');
  }

  override down(): void {
    this.addSql('drop table audit_entries');
  }
}
