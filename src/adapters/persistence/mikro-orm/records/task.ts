import { defineEntity, p } from '@mikro-orm/core';
import type { TaskId } from '../../../../domain/tasks/task.ts';
import { instant, version } from './columns.ts';
import { ProjectRecord } from './project.ts';
import { UserRecord } from './user.ts';

export const TaskRecord = defineEntity({
  name: 'Task',
  tableName: 'tasks',
  properties: {
    id: p.bigint('number').$type<TaskId>().autoincrement().generated('by default as identity').primary(),
    owner_id: () => p.manyToOne(UserRecord).mapToPk().foreignKeyName('tasks_owner_id_fkey'),
    project_id: () =>
      p.manyToOne(ProjectRecord).mapToPk().nullable().deleteRule('no action').foreignKeyName('tasks_project_id_fkey'),
    title: p.string().length(255),
    description: p.string().length(1000).nullable(),
    completed: p.boolean(),
    version: version(),
    created_at: instant(),
    updated_at: instant(),
    deleted_at: instant().nullable(),
    deleted_with_project: p.boolean().default(false),
  },
  indexes: [
    { name: 'tasks_newest', properties: ['owner_id', 'created_at', 'id'], where: 'deleted_at is null' },
    {
      name: 'tasks_newest_by_status',
      properties: ['owner_id', 'completed', 'created_at', 'id'],
      where: 'deleted_at is null',
    },
    { name: 'tasks_by_update', properties: ['owner_id', 'updated_at', 'id'], where: 'deleted_at is null' },
    { name: 'tasks_by_completion', properties: ['owner_id', 'completed', 'id'], where: 'deleted_at is null' },
    {
      name: 'tasks_by_title',
      expression:
        'create index "tasks_by_title" on "tasks" (owner_id, title collate "und-x-icu", id) where deleted_at is null',
    },
    { name: 'tasks_of_project', properties: ['project_id', 'created_at', 'id'], where: 'project_id is not null' },
    { name: 'tasks_deleted', properties: ['deleted_at'], where: 'deleted_at is not null' },
    {
      name: 'tasks_search',
      expression:
        'create index "tasks_search" on "tasks" using gin (owner_id, title gin_trgm_ops, description gin_trgm_ops) where deleted_at is null',
    },
  ],
});
