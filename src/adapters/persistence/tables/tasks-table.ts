import type { TaskFilter, TaskView } from '../../../application/tasks/ports.ts';
import type { TaskFacts } from '../../../domain/tasks/task.ts';
import { boolean, moment, numbered, optional, required, uuid, varchar, version, words } from './definition/column.ts';
import { ownRows } from './definition/personal.ts';
import { resourceTableOf } from './definition/resource-table.ts';

const live = 'deleted_at is null';

export type TaskRow = TaskFacts;

export const tasksTable = resourceTableOf<TaskRow, TaskView, TaskFilter>()({
  name: 'tasks',
  kind: 'task',
  milestone: 'completed',
  columns: {
    id: numbered(),
    ownerId: required(varchar(255), { references: 'users' }),
    projectId: optional(uuid(), { references: 'projects' }),
    title: words(255),
    description: optional(words(1000)),
    completed: boolean(),
    dueAt: optional(moment()),
    version: version(),
    createdAt: moment(),
    updatedAt: moment(),
    deletedAt: optional(moment()),
    deletedWithProject: required(boolean(), { default: false }),
  },
  hidden: { ownerId: true, deletedAt: true, deletedWithProject: true },
  searched: ['title', 'description'],
  conditions: { dueAfter: { field: 'dueAt', is: '>=' }, dueBefore: { field: 'dueAt', is: '<' } },
  indexes: [
    { name: 'tasks_newest', fields: ['ownerId', 'createdAt', 'id'], where: live },
    { name: 'tasks_newest_by_status', fields: ['ownerId', 'completed', 'createdAt', 'id'], where: live },
    { name: 'tasks_by_update', fields: ['ownerId', 'updatedAt', 'id'], where: live },
    { name: 'tasks_by_completion', fields: ['ownerId', 'completed', 'id'], where: live },
    { name: 'tasks_by_due_at', fields: ['ownerId', 'dueAt', 'id'], where: live },
    { name: 'tasks_by_due_at_descending', fields: ['ownerId', 'dueAt', 'id'], descending: true, where: live },
    { name: 'tasks_by_title', fields: ['ownerId', 'title', 'id'], where: live },
    { name: 'tasks_of_project', fields: ['projectId', 'createdAt', 'id'], where: 'project_id is not null' },
    { name: 'tasks_deleted', fields: ['deletedAt'], where: 'deleted_at is not null' },
    {
      name: 'tasks_search_text',
      expression:
        'create index "tasks_search_text" on "tasks" using gin (owner_id, search_text gin_trgm_ops) where deleted_at is null',
    },
  ],
  personal: ownRows('tasks', { owner: 'ownerId', without: ['version'] }),
});
