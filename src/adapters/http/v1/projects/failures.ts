import type { InvalidInput } from '../../../../domain/kernel/failure.ts';
import type { ProjectFailure } from '../../../../domain/projects/failures.ts';
import type { FailureTable } from '../../kit/contract.ts';
import { answer } from '../failures.ts';

/** Broken rules of a body are answered by the table that all routes share. */
export const projectFailures: FailureTable<Exclude<ProjectFailure, InvalidInput>> = {
  'project.not_found': answer(404, 'NOT_FOUND', 'There is no such project'),
  'project.changed': answer(412, 'PRECONDITION_FAILED', 'The project has changed since it was read'),
  'project.not_empty': answer(409, 'CONFLICT', 'The project still has tasks: delete them first, or with cascade=true'),
};
