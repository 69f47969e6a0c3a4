import { Migration } from '@mikro-orm/migrations';

/**
 * An account's address is taken by its password's row, which may be written before its user's: the foreign key waits for
 * the commit. Sessions announce only that they end: nothing else about them is remembered in memory.
 */
export class Accounts extends Migration {
  override up(): void {
    this.addSql(`
      create table passwords (
        user_id varchar(255) primary key references users (id) deferrable initially deferred,
        email_key text not null unique,
        hash varchar(60) not null,
        serial int not null
      )`);
    this.addSql(`
      create table sessions (
        id uuid primary key,
        user_id varchar(255) not null references users (id),
        generation int not null,
        acknowledged boolean not null,
        given_at timestamptz(3) not null,
        overtaken text not null,
        current_hash varchar(43) not null,
        predecessor_hash varchar(43),
        seed varchar(43) not null,
        user_agent varchar(500),
        address varchar(64),
        created_at timestamptz(3) not null,
        last_used_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        ended_at timestamptz(3),
        ended_by varchar(20)
      )`);
    this.addSql('create index sessions_live on sessions (user_id, last_used_at) where ended_at is null');
    this.addSql('create index sessions_ended on sessions (ended_at) where ended_at is not null');
    this.addSql('create index sessions_expiring on sessions (expires_at)');
    this.addSql(`
      create table mailed_links (
        id uuid primary key,
        user_id varchar(255) references users (id),
        purpose varchar(20) not null,
        token_hash varchar(43) not null unique,
        created_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        unique (user_id, purpose)
      )`);
    this.addSql('create index mailed_links_expiring on mailed_links (expires_at)');
    this.addSql(`
      create table sign_in_guesses (
        address_digest varchar(64) primary key,
        counted_at timestamptz(3)[] not null,
        locked_until timestamptz(3),
        turned_away boolean not null,
        last_at timestamptz(3) not null
      )`);
    this.addSql('create index sign_in_guesses_last on sign_in_guesses (last_at)');
    this.addSql(`
      create trigger announce_change after update on sessions for each row
      when (old.ended_at is distinct from new.ended_at) execute function announce_change()`);
    this.addSql(`
      create trigger announce_removal after delete on sessions for each row
      when (old.ended_at is null) execute function announce_change()`);
    this.addSql(`
      create trigger announce_truncation after truncate on sessions
      for each statement execute function announce_truncation()`);
  }

  override down(): void {
    this.addSql('drop table sign_in_guesses, mailed_links, sessions, passwords');
  }
}
