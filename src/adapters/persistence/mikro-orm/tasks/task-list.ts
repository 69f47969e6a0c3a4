import { sql } from 'kysely';
import type { TaskFilter, TaskSortField } from '../../../../application/tasks/ports.ts';
import { StoredListing } from '../listing.ts';
import { viewed } from './statements.ts';
import type { ViewedRow } from './task-rows.ts';

export const taskList = new StoredListing<'tasks', TaskSortField, TaskFilter, ViewedRow>({
  rows: (queries) => queries.selectFrom('tasks'),
  columns: viewed,
  matching: (rows, given, asked) => {
    let own = rows.where('owner_id', '=', given.ownerId).where('deleted_at', 'is', null);
    if (asked('completed')) own = own.where('completed', '=', given.completed);
    if (asked('projectId')) own = own.where('project_id', '=', given.projectId);
    return own;
  },
  texts: ['title', 'description'],
  order: {
    createdAt: sql.ref('created_at'),
    updatedAt: sql.ref('updated_at'),
    title: sql`title collate "und-x-icu"`,
    completed: sql.ref('completed'),
  },
});
