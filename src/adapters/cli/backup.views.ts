import { z } from 'zod';
import type { BackupManifest } from '../../application/backup/manifest.ts';
import { instant } from './schemas.ts';

export const backupView = z.strictObject({
  file: z.string(),
  release: z.string(),
  createdAt: instant,
  tables: z.int(),
  rows: z.int(),
  files: z.strictObject({
    known: z.int(),
    held: z.int(),
    bytes: z.int(),
    bucket: z.string().nullable(),
    missing: z.array(z.string()),
    damaged: z.array(z.string()),
  }),
  withSecret: z.boolean(),
});

const rowsOf = ({ tables }: BackupManifest): number => tables.reduce((sum, { rows }) => sum + rows, 0);

export const presentBackup = (file: string, manifest: BackupManifest) => {
  const { release, createdAt, tables, files, filePlace, withSecret } = manifest;
  const { known, held, bytes, missing, damaged } = files;
  const bucket = filePlace.kind === 'bucket' ? filePlace.bucket : null;
  return {
    ...{ file, release, createdAt, tables: tables.length, rows: rowsOf(manifest), withSecret },
    files: { known, held, bytes, bucket, missing: [...missing], damaged: [...damaged] },
  } satisfies z.infer<typeof backupView>;
};

export const backupFields = (file: string, manifest: BackupManifest) => ({
  file: file === '-' ? 'standard input or output' : file,
  'made at': manifest.createdAt,
  release: manifest.release,
  tables: manifest.tables.length,
  rows: rowsOf(manifest),
  files: manifest.files.held,
});

/** The first is about the secret, where the backup has none. */
export function notes({ withSecret, files, filePlace }: BackupManifest): readonly string[] {
  const { known, missing, damaged } = files;
  return [
    ...(withSecret
      ? []
      : [
          'The secret is not in it: tokens and links signed under it will not hold elsewhere. Keep it apart, or use --with-secret.',
        ]),
    ...(filePlace.kind === 'bucket'
      ? [
          `${known} files are in the bucket ${filePlace.bucket}, which a backup names and does not hold: have copies of its own made.`,
        ]
      : []),
    ...(missing.length > 0
      ? [`The bytes of ${missing.length} files are gone, which their rows still name: ${missing.join(', ')}`]
      : []),
    ...(damaged.length > 0
      ? [`The bytes of ${damaged.length} files are not those that were stored: ${damaged.join(', ')}`]
      : []),
  ];
}
