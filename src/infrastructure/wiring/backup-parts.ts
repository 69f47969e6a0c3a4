import { sha256 } from '../../adapters/backup/sha256.ts';
import { TarArchives } from '../../adapters/backup/tar-archives.ts';
import type { BackupParts } from '../../application/backup/backup-parts.ts';
import type { FilesAtHand } from '../../application/backup/ports.ts';
import type { FileStorage } from '../../application/files/ports.ts';
import type { Clock } from '../../application/kernel/clock.ts';
import type { Config } from '../config/config.ts';
import { version } from '../config/version.ts';

export const backupParts = (clock: Clock): BackupParts => ({
  archives: new TarArchives(process),
  digests: sha256,
  clock,
  release: version,
});

export const filesAtHand = ({ files: { s3 } }: Pick<Config, 'files'>, storage: FileStorage): FilesAtHand => ({
  place: s3 === undefined ? { kind: 'disk' } : { kind: 'bucket', bucket: s3.bucket },
  storage,
});
