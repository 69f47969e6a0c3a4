import { type Failure, type InvalidInput, invalidInput } from '../kernel/failure.ts';

/** There is no such task among the actor's own live ones. */
export interface TaskNotFound extends Failure {
  readonly kind: 'task.not_found';
}

/** The task is no longer in the version that the caller saw. */
export interface TaskChanged extends Failure {
  readonly kind: 'task.changed';
}

/** The task's project is deleted: the task comes back with it. */
export interface TaskProjectDeleted extends Failure {
  readonly kind: 'task.project_deleted';
}

export type TaskFailure = TaskNotFound | TaskChanged | InvalidInput;

export const taskNotFound: TaskNotFound = { kind: 'task.not_found' };
export const taskChanged: TaskChanged = { kind: 'task.changed' };
export const taskProjectDeleted: TaskProjectDeleted = { kind: 'task.project_deleted' };

/** A task goes only into a live project of its owner. */
export const unknownProject = (projectId: string): InvalidInput =>
  invalidInput({
    field: 'projectId',
    rule: 'unknown_reference',
    constraint: 'a project of your own',
    value: projectId,
  });
