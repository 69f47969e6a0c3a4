import type { BackUpOnSchedule } from './back-up-on-schedule.ts';
import type { CreateBackup } from './create-backup.ts';

/** Restoring and verifying need no database of the product's own, and are put together where they are asked for. */
export interface BackupUseCases {
  readonly create: CreateBackup;
  readonly onSchedule: BackUpOnSchedule;
}
