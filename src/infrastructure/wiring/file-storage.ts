import { join } from 'node:path';
import { DiskFileStorage } from '../../adapters/files/disk-file-storage.ts';
import { openS3 } from '../../adapters/files/open-s3.ts';
import { S3FileStorage } from '../../adapters/files/s3-file-storage.ts';
import type { FileStorage } from '../../application/files/ports.ts';
import type { Config } from '../config/config.ts';

/** Where the settings say that the bytes of files are. */
export function fileStorageOf({ dataDir, files: { s3 } }: Pick<Config, 'dataDir' | 'files'>): FileStorage {
  if (s3 === undefined) return new DiskFileStorage(join(dataDir, 'files'));
  return new S3FileStorage(() => openS3(s3), s3.bucket);
}
