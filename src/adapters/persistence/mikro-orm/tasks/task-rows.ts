import type { Insertable, Selectable } from 'kysely';
import type { TaskView } from '../../../../application/tasks/ports.ts';
import type { TaskDraft, TaskFacts } from '../../../../domain/tasks/task.ts';
import type { Tables } from '../records/list.ts';

type Row = Selectable<Tables['tasks']>;
export type ViewedRow = Omit<Row, 'owner_id' | 'deleted_at' | 'deleted_with_project'>;

export const toRow = (facts: TaskDraft) =>
  ({
    owner_id: facts.ownerId,
    project_id: facts.projectId,
    title: facts.title,
    description: facts.description,
    completed: facts.completed,
    version: facts.version,
    created_at: facts.createdAt,
    updated_at: facts.updatedAt,
    deleted_at: facts.deletedAt,
    deleted_with_project: facts.deletedWithProject,
  }) satisfies Record<Exclude<keyof Row, 'id'>, unknown> satisfies Insertable<Tables['tasks']>;

export const toView = (row: ViewedRow) =>
  ({
    id: row.id,
    projectId: row.project_id,
    title: row.title,
    description: row.description,
    completed: row.completed,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }) satisfies Record<keyof TaskView, unknown> satisfies TaskView;

export const toFacts = (row: Row) =>
  ({
    ...toView(row),
    ownerId: row.owner_id,
    deletedAt: row.deleted_at,
    deletedWithProject: row.deleted_with_project,
  }) satisfies Record<keyof TaskFacts, unknown> satisfies TaskFacts;
