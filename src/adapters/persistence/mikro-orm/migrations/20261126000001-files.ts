import { Migration } from '@mikro-orm/migrations';
import { withTrigrams } from './with-trigrams.ts';

export class Files extends Migration {
  override up(): void {
    this.addSql(`
      create table files (
        id uuid primary key,
        owner_id varchar(255) not null references users (id),
        task_id bigint references tasks (id),
        project_id uuid references projects (id),
        name varchar(255) not null,
        content_type varchar(255) not null,
        size bigint not null,
        sha256 varchar(64) not null,
        image_type varchar(20),
        version int not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        deleted_at timestamptz(3),
        deleted_with varchar(10)
      )`);
    this.addSql('create index files_by_creation on files (owner_id, created_at, id) where deleted_at is null');
    this.addSql(
      `create index files_by_name on files (owner_id, name collate "und-x-icu", id) where deleted_at is null`,
    );
    this.addSql('create index files_by_size on files (owner_id, size, id) where deleted_at is null');
    this.addSql('create index files_of_owner on files (owner_id, size)');
    this.addSql('create index files_of_task on files (task_id, created_at, id) where task_id is not null');
    this.addSql('create index files_of_project on files (project_id, created_at, id) where project_id is not null');
    this.addSql('create index files_deleted on files (deleted_at) where deleted_at is not null');
    this.addSql(
      withTrigrams(
        'create index files_search on files using gin (owner_id, name gin_trgm_ops) where deleted_at is null',
      ),
    );
    this.addSql(`
      create table uploads (
        id uuid primary key,
        owner_id varchar(255) not null references users (id),
        reserved bigint not null,
        moved_at timestamptz(3) not null
      )`);
    this.addSql('create index uploads_of_owner on uploads (owner_id)');
    this.addSql('create index uploads_by_movement on uploads (moved_at)');
  }

  override down(): void {
    this.addSql('drop table uploads, files');
  }
}
