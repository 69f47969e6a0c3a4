import { err, type Result } from 'neverthrow';
import { type BackupUnsupported, backupUnsupported } from '../../../application/backup/failures.ts';
import type { SnapshotSource } from '../../../application/backup/ports.ts';

/** What is gone with the process cannot be kept by a file. */
export const memorySnapshotSource: SnapshotSource = {
  read: async (): Promise<Result<never, BackupUnsupported>> => err(backupUnsupported),
};
