import { Migration } from '@mikro-orm/migrations';

/**
 * Each field that lists are sorted by has an index that ends with the id, so that a walk goes on from any place at once;
 * the default order has one for each filter as well. Words are in the order in which people look them up.
 */
export class Projects extends Migration {
  override up(): void {
    this.addSql(`
      create table projects (
        id uuid primary key,
        owner_id varchar(255) not null references users (id),
        name varchar(255) not null,
        description varchar(1000),
        status varchar(20) not null,
        version int not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        deleted_at timestamptz(3)
      )`);
    this.addSql('create index projects_by_creation on projects (owner_id, created_at, id) where deleted_at is null');
    this.addSql('create index projects_by_update on projects (owner_id, updated_at, id) where deleted_at is null');
    this.addSql(
      `create index projects_by_name on projects (owner_id, name collate "und-x-icu", id) where deleted_at is null`,
    );
    this.addSql('create index projects_by_status on projects (owner_id, status, id) where deleted_at is null');
    this.addSql('create index projects_deleted on projects (deleted_at) where deleted_at is not null');
    this.addSql('alter table tasks add column deleted_with_project boolean not null default false');
    this.addSql(
      'alter table tasks add constraint tasks_project_id_fkey foreign key (project_id) references projects (id)',
    );
    this.addSql('create index tasks_by_update on tasks (owner_id, updated_at, id) where deleted_at is null');
    this.addSql(
      `create index tasks_by_title on tasks (owner_id, title collate "und-x-icu", id) where deleted_at is null`,
    );
    this.addSql('create index tasks_by_completion on tasks (owner_id, completed, id) where deleted_at is null');
    this.addSql('create index tasks_of_project on tasks (project_id, created_at, id) where project_id is not null');
    this.addSql('create index tasks_deleted on tasks (deleted_at) where deleted_at is not null');
  }

  override down(): void {
    this.addSql('alter table tasks drop column deleted_with_project');
    this.addSql('drop index tasks_by_update, tasks_by_title, tasks_by_completion, tasks_of_project, tasks_deleted');
    this.addSql('alter table tasks drop constraint tasks_project_id_fkey');
    this.addSql('update tasks set project_id = null where project_id is not null');
    this.addSql('drop table projects');
  }
}
