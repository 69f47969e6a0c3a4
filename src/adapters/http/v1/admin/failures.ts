import type { JobNotDead } from '../../../../application/jobs/retry-job.ts';
import type { AdminRequired, OwnLock, UserNotFound } from '../../../../domain/accounts/failures.ts';
import type { FailureTable } from '../../kit/contract.ts';
import { answer } from '../failures.ts';

export type AdminFailure = AdminRequired | OwnLock | UserNotFound | JobNotDead;

export const adminFailures: FailureTable<AdminFailure> = {
  'admin.required': answer(403, 'FORBIDDEN', 'This is for admins; that you asked was noted'),
  'user.own_lock': answer(409, 'CONFLICT', 'Nobody locks themselves out'),
  'user.not_found': answer(404, 'NOT_FOUND', 'There is no such user'),
  'job.not_dead': answer(404, 'NOT_FOUND', 'There is no job of this id that has failed for good'),
};
