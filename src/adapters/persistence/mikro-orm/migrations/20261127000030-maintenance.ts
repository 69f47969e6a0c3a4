import { Migration } from '@mikro-orm/migrations';

export class Maintenance extends Migration {
  override up(): void {
    this.addSql(`
      create table maintenance (
        id varchar(10) primary key,
        jobs_held_since timestamptz(3),
        backup_made_at timestamptz(3),
        backup_verified_at timestamptz(3)
      )`);
  }

  override down(): void {
    this.addSql('drop table maintenance');
  }
}
