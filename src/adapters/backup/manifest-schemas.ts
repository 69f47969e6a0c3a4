import { z } from 'zod';
import type { BackupHead, BackupManifest } from '../../application/backup/manifest.ts';
import type { Instant } from '../../domain/kernel/instant.ts';

const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Nothing else is ever written to, whatever a backup says. */
const schemaName = z.enum(['public', 'jobs']);
/** It becomes a part of a statement, so that nothing but constants may stand in it. */
const bound = z.string().regex(/^(DEFAULT|FOR VALUES (IN \('[^']*'\)|FROM \('[^']*'\) TO \('[^']*'\)))$/);
const table = z.object({
  schema: schemaName,
  name: z.string().min(1),
  columns: z.array(z.string().min(1)),
  partition: z.object({ of: z.string(), bound }).optional(),
});
const head = {
  format: z.literal(1),
  release: z.string(),
  createdAt: z.iso.datetime().transform((text) => text as Instant),
  schema: z.object({ migrations: z.array(z.string()), jobs: z.int().nullable() }),
  filePlace: z.union([
    z.object({ kind: z.literal('disk') }),
    z.object({ kind: z.literal('bucket'), bucket: z.string() }),
  ]),
};

/** Members that a later release adds are passed over. */
export const headSchema: z.ZodType<BackupHead, unknown> = z.object({ ...head, tables: z.array(table) });

export const manifestSchema: z.ZodType<BackupManifest, unknown> = z.object({
  ...head,
  tables: z.array(table.extend({ rows: count, bytes: count, sha256 })),
  sequences: z.array(
    z.object({ schema: schemaName, name: z.string(), last: z.string().regex(/^-?\d+$/), called: z.boolean() }),
  ),
  files: z.object({
    ...{ known: count, held: count, bytes: count, sha256 },
    missing: z.array(z.string()),
    damaged: z.array(z.string()),
  }),
  withSecret: z.boolean(),
});
