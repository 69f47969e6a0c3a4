import type { BackupFolder } from '../../../adapters/backup/backup-folder.ts';
import type { BackupParts } from '../../../application/backup/backup-parts.ts';
import type { BackupRecords, FilesAtHand, Rehearsal, SnapshotSource } from '../../../application/backup/ports.ts';
import type { BackupUseCases } from '../../../application/backup/use-cases.ts';
import { token } from '../binding.ts';

export const backup = {
  files: token<FilesAtHand>('FilesAtHand'),
  folder: token<BackupFolder>('BackupFolder'),
  parts: token<BackupParts>('BackupParts'),
  records: token<BackupRecords>('BackupRecords'),
  rehearsal: token<Rehearsal>('Rehearsal'),
  source: token<SnapshotSource>('SnapshotSource'),
  useCases: token<BackupUseCases>('use cases of backups'),
};
