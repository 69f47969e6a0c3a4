import type { CommandFailure } from '../../../../application/sync/failures.ts';
import type { FailureTable } from '../../kit/contract.ts';
import { answer } from '../failures.ts';

export type SyncFailure = CommandFailure;

export const syncFailures: FailureTable<SyncFailure> = {
  'command.mismatch': answer(422, 'IDEMPOTENCY_MISMATCH', 'This uuid came with another command'),
  'command.in_progress': answer(409, 'IDEMPOTENCY_IN_PROGRESS', 'This command is being carried out elsewhere'),
  'command.temp_id_taken': answer(409, 'CONFLICT', 'Another command has made something under this tempId'),
};
