import { join } from 'node:path';
import { ContainerModule } from 'inversify';
import { backUpJob } from '../../../adapters/backup/back-up-job.ts';
import { BackupFolder } from '../../../adapters/backup/backup-folder.ts';
import { BackUpOnSchedule, backUp } from '../../../application/backup/back-up-on-schedule.ts';
import { CreateBackup } from '../../../application/backup/create-backup.ts';
import { VerifyBackup } from '../../../application/backup/verify-backup.ts';
import { ThrowAwayDatabase } from '../../rehearsal/throw-away-database.ts';
import { backupParts, filesAtHand } from '../backup-parts.ts';
import { providing } from '../binding.ts';
import { backup } from '../tokens/backup-tokens.ts';
import { files } from '../tokens/file-tokens.ts';
import { jobs } from '../tokens/job-tokens.ts';
import { kernel } from '../tokens/tokens.ts';

export const backupModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(backup.parts, [kernel.clock], backupParts);
  provide(backup.files, [kernel.config, files.storage], filesAtHand);
  provide(backup.folder, [kernel.config], ({ dataDir }) => new BackupFolder(join(dataDir, 'backups')));
  provide(backup.rehearsal, [kernel.log], (log) => new ThrowAwayDatabase(log));
  provide(
    backup.useCases,
    [
      ...[backup.parts, backup.source, backup.files, backup.rehearsal, backup.records, backup.folder],
      ...[kernel.config, kernel.clock, kernel.log],
    ] as const,
    (parts, source, atHand, rehearsal, records, folder, { backups: schedule }, clock, log) => {
      const create = new CreateBackup(parts, source, atHand);
      const verify = new VerifyBackup(parts, rehearsal);
      return { create, onSchedule: new BackUpOnSchedule({ create, verify, records, folder, clock, log, schedule }) };
    },
  );
  provide(jobs.kinds, [], () => backUp);
  provide(jobs.handlers, [backup.useCases], ({ onSchedule }) => backUpJob(onSchedule));
});
