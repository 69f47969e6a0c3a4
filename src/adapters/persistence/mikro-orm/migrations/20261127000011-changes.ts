import { Migration } from '@mikro-orm/migrations';
import { stamped } from './stamped.ts';

const resources = ['projects', 'tasks', 'files'];

/**
 * An older release that runs beside it writes as before: the stamps are the database's own work. The indexes are built while
 * nobody writes to the table, about two seconds for a million rows.
 */
export class Changes extends Migration {
  override up(): void {
    this.addSql(`
      create function stamp_change() returns trigger language plpgsql as $$
      begin
        new.changed_in := pg_current_xact_id();
        return new;
      end $$`);
    for (const table of resources) for (const statement of stamped(table)) this.addSql(statement);
    this.addSql(`
      create table tombstones (
        kind varchar(63) not null,
        id varchar(36) not null,
        owner_id varchar(255) not null references users (id),
        version int not null,
        deleted_at timestamptz(3) not null,
        primary key (kind, id)
      )`);
    for (const statement of stamped('tombstones')) this.addSql(statement);
    this.addSql('create index tombstones_deleted on tombstones (deleted_at)');
    this.addSql(`
      create table done_commands (
        owner_id varchar(255) not null references users (id),
        uuid uuid not null,
        temp_id varchar(64),
        fingerprint varchar(64) not null,
        outcome text not null,
        done_at timestamptz(3) not null,
        primary key (owner_id, uuid)
      )`);
    this.addSql('alter table done_commands add constraint done_commands_temp_id_key unique (owner_id, temp_id)');
    this.addSql('create index done_commands_by_age on done_commands (done_at)');
    this.addSql(`
      create table database_starts (
        id uuid primary key,
        transaction xid8 not null,
        identity varchar(100) not null,
        started_at timestamptz(3) not null
      )`);
  }

  override down(): void {
    this.addSql('drop table database_starts, done_commands, tombstones');
    for (const table of resources) {
      this.addSql(`drop trigger stamp_change on ${table}`);
      this.addSql(`alter table ${table} drop column changed_in`);
    }
    this.addSql('drop function stamp_change');
  }
}
