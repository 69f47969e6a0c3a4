import { type Failure, type InvalidInput, invalidInput } from '../kernel/failure.ts';
import type { Changed, NotFound } from '../kernel/resource-failures.ts';

/** The task's project is deleted: the task comes back with it. */
export interface TaskProjectDeleted extends Failure {
  readonly kind: 'task.project_deleted';
}

export type TaskFailure = NotFound<'task'> | Changed<'task'> | TaskProjectDeleted | InvalidInput;

export const taskProjectDeleted: TaskProjectDeleted = { kind: 'task.project_deleted' };

/** A task goes only into a live project of its owner. */
export const unknownProject = (projectId: string): InvalidInput =>
  invalidInput({
    field: 'projectId',
    rule: 'unknown_reference',
    constraint: 'a project of your own',
    value: projectId,
  });
