import type { Failure } from '../../domain/kernel/failure.ts';

/** The place for a backup cannot be written, or holds one already. */
export interface BackupUnwritable extends Failure {
  readonly kind: 'backup.unwritable';
  readonly path: string;
  readonly reason: string;
}

export interface BackupUnreadable extends Failure {
  readonly kind: 'backup.unreadable';
  readonly path: string;
  readonly reason: string;
}

/** Cut short, changed, or no backup at all. */
export interface BackupDamaged extends Failure {
  readonly kind: 'backup.damaged';
  readonly reason: string;
}
export const backupDamaged = (reason: string): BackupDamaged => ({ kind: 'backup.damaged', reason });

/** A later release wrote it. */
export interface BackupNewer extends Failure {
  readonly kind: 'backup.newer';
  readonly release: string;
  readonly reason: string;
}

/** Where people have accounts nothing is restored over them. */
export interface DatabaseHasUsers extends Failure {
  readonly kind: 'backup.database_has_users';
}
export const databaseHasUsers: DatabaseHasUsers = { kind: 'backup.database_has_users' };

export interface ServerRunning extends Failure {
  readonly kind: 'backup.server_running';
}
export const serverRunning: ServerRunning = { kind: 'backup.server_running' };

/** The store holds nothing that outlives the process. */
export interface BackupUnsupported extends Failure {
  readonly kind: 'backup.unsupported';
}
export const backupUnsupported: BackupUnsupported = { kind: 'backup.unsupported' };

/** What was restored is not what was backed up, or the product does not find it well. */
export interface BackupUnproven extends Failure {
  readonly kind: 'backup.unproven';
  readonly reason: string;
}
export const backupUnproven = (reason: string): BackupUnproven => ({ kind: 'backup.unproven', reason });

export interface NoRoomForFiles extends Failure {
  readonly kind: 'backup.no_room_for_files';
}
export const noRoomForFiles: NoRoomForFiles = { kind: 'backup.no_room_for_files' };
