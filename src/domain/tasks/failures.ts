import type { Failure, InvalidInput } from '../kernel/failure.ts';
import type { Changed, NotFound } from '../kernel/resource-failures.ts';

/** The task's project is deleted: the task comes back with it. */
export interface TaskProjectDeleted extends Failure {
  readonly kind: 'task.project_deleted';
}

export type TaskFailure = NotFound<'task'> | Changed<'task'> | TaskProjectDeleted | InvalidInput;

export const taskProjectDeleted: TaskProjectDeleted = { kind: 'task.project_deleted' };
