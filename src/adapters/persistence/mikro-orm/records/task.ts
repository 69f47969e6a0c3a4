import { defineEntity, p } from '@mikro-orm/core';
import type { TaskId } from '../../../../domain/tasks/task.ts';
import { instant, version } from './columns.ts';
import { UserRecord } from './user.ts';

export const TaskRecord = defineEntity({
  name: 'Task',
  tableName: 'tasks',
  properties: {
    id: p.bigint('number').$type<TaskId>().autoincrement().generated('by default as identity').primary(),
    owner_id: () => p.manyToOne(UserRecord).mapToPk().foreignKeyName('tasks_owner_id_fkey'),
    project_id: p.uuid().nullable(),
    title: p.string().length(255),
    description: p.string().length(1000).nullable(),
    completed: p.boolean(),
    version: version(),
    created_at: instant(),
    updated_at: instant(),
    deleted_at: instant().nullable(),
  },
  indexes: [
    { name: 'tasks_newest', properties: ['owner_id', 'created_at', 'id'], where: 'deleted_at is null' },
    {
      name: 'tasks_newest_by_status',
      properties: ['owner_id', 'completed', 'created_at', 'id'],
      where: 'deleted_at is null',
    },
  ],
});
