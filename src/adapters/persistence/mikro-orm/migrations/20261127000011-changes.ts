import { MigrationInSteps } from './migration-in-steps.ts';
import { stamped, stampIndexes } from './stamped.ts';

const resources = ['projects', 'tasks', 'files'];

/** An older release that runs beside it writes as before: the stamps are the database's own work. */
export class Changes extends MigrationInSteps {
  override async up(): Promise<void> {
    await this.execute(`
      create or replace function stamp_change() returns trigger language plpgsql as $$
      begin
        new.changed_in := pg_current_xact_id();
        return new;
      end $$`);
    await this.execute(`
      create table if not exists tombstones (
        kind varchar(63) not null,
        id varchar(36) not null,
        owner_id varchar(255) not null references users (id),
        version int not null,
        deleted_at timestamptz(3) not null,
        primary key (kind, id)
      )`);
    await this.index('tombstones_deleted', 'tombstones (deleted_at)');
    for (const table of [...resources, 'tombstones']) {
      for (const statement of stamped(table)) await this.execute(statement);
      for (const [name, definition] of Object.entries(stampIndexes(table))) await this.index(name, definition);
    }
    await this.execute(`
      create table if not exists done_commands (
        owner_id varchar(255) not null references users (id),
        uuid uuid not null,
        temp_id varchar(64),
        fingerprint varchar(64) not null,
        outcome text not null,
        done_at timestamptz(3) not null,
        primary key (owner_id, uuid),
        constraint done_commands_temp_id_key unique (owner_id, temp_id)
      )`);
    await this.index('done_commands_by_age', 'done_commands (done_at)');
    await this.execute(`
      create table if not exists database_starts (
        id uuid primary key,
        transaction xid8 not null,
        identity varchar(100) not null,
        started_at timestamptz(3) not null
      )`);
  }

  override async down(): Promise<void> {
    await this.execute('drop table if exists database_starts, done_commands, tombstones');
    for (const table of resources) {
      await this.execute(`drop trigger if exists stamp_change on ${table}`);
      await this.execute(`alter table ${table} drop column if exists changed_in`);
    }
    await this.execute('drop function if exists stamp_change');
  }
}
