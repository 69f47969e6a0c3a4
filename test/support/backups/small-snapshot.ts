import { ok, type Result } from 'neverthrow';
import { sha256 } from '../../../src/adapters/backup/sha256.ts';
import { TarArchives } from '../../../src/adapters/backup/tar-archives.ts';
import { MemoryFileStorage } from '../../../src/adapters/files/memory-file-storage.ts';
import type { BackupParts } from '../../../src/application/backup/backup-parts.ts';
import type { TableShape } from '../../../src/application/backup/manifest.ts';
import type { FilesAtHand, KnownFile, Snapshot, SnapshotSource } from '../../../src/application/backup/ports.ts';
import { ManualClock } from '../manual-clock.ts';

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

export const sumOf = (text: string): string => {
  const digest = sha256();
  digest.add(encoded(text));
  return digest.hex();
};

export const partsAt = (clock = new ManualClock()): BackupParts => ({
  archives: new TarArchives(process),
  digests: sha256,
  clock,
  release: '1.2.3',
});

export const notes: TableShape = { schema: 'public', name: 'notes', columns: ['id', 'text'] };

export interface Small {
  readonly rows?: readonly string[];
  /** Files that the tables speak of, by their keys, with what was stored. */
  readonly known?: Readonly<Record<string, string>>;
  /** What the storage has of them. */
  readonly stored?: Readonly<Record<string, string>>;
  readonly bucket?: string;
}

/** A database of one table with a few rows. */
export function smallSource({ rows = ['1\tone\n', '2\ttwo\n'], known = {} }: Small = {}): SnapshotSource {
  const snapshot: Snapshot = {
    schema: { migrations: ['20261120000001-users'], jobs: null },
    tables: [notes],
    roughRows: rows.length,
    rows: () => chunks(rows),
    sequences: async () => [],
    files: async function* () {
      yield Object.entries(known).map(([key, text]): KnownFile => ({ key, sha256: sumOf(text) }));
    },
  };
  return { read: <T, F>(work: (given: Snapshot) => Promise<Result<T, F>>) => work(snapshot) };
}

export async function smallFiles({ known = {}, stored = known, bucket }: Small = {}): Promise<FilesAtHand> {
  const storage = new MemoryFileStorage();
  for (const [key, text] of Object.entries(stored)) await storage.put(key, fine(text));
  return { place: bucket === undefined ? { kind: 'disk' } : { kind: 'bucket', bucket }, storage };
}

async function* chunks(rows: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const row of rows) yield encoded(row);
}

async function* fine(text: string): AsyncGenerator<Result<Uint8Array, never>> {
  yield ok(encoded(text));
}
