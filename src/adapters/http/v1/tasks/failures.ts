import type { InvalidInput } from '../../../../domain/kernel/failure.ts';
import type { TaskFailure } from '../../../../domain/tasks/failures.ts';
import type { FailureTable } from '../../kit/contract.ts';
import { answer } from '../failures.ts';

/** Broken rules of a body are answered by the table that all routes share. */
export const taskFailures: FailureTable<Exclude<TaskFailure, InvalidInput>> = {
  'task.not_found': answer(404, 'NOT_FOUND', 'There is no such task'),
  'task.changed': answer(412, 'PRECONDITION_FAILED', 'The task has changed since it was read'),
  'task.project_deleted': answer(409, 'CONFLICT', 'The project of this task is deleted: restore the project'),
};
