import type { Failure, InvalidInput } from '../kernel/failure.ts';

/** There is no such task among the actor's own live ones. */
export interface TaskNotFound extends Failure {
  readonly kind: 'task.not_found';
}

/** The task is no longer in the version that the caller saw. */
export interface TaskChanged extends Failure {
  readonly kind: 'task.changed';
}

export type TaskFailure = TaskNotFound | TaskChanged | InvalidInput;

export const taskNotFound: TaskNotFound = { kind: 'task.not_found' };
export const taskChanged: TaskChanged = { kind: 'task.changed' };
