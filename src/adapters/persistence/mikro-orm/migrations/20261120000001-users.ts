import { Migration } from '@mikro-orm/migrations';

export class Users extends Migration {
  override up(): void {
    this.addSql(`
      create table users (
        id varchar(255) primary key,
        issuer varchar(255) not null,
        email varchar(255),
        name varchar(100),
        role varchar(20) not null,
        email_verified_at timestamptz(3),
        locked_at timestamptz(3),
        deleted_at timestamptz(3),
        version int not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null
      )`);
    this.addSql('create index users_email on users (lower(email))');
    this.addSql(`
      create unique index users_email_of_mainstay on users (lower(email))
      where issuer = 'mainstay' and deleted_at is null`);
  }

  override down(): void {
    this.addSql('drop table users');
  }
}
