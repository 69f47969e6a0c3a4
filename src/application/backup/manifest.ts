import type { Instant } from '../../domain/kernel/instant.ts';

export interface TableShape {
  readonly schema: string;
  readonly name: string;
  /** In the order in which rows have them. */
  readonly columns: readonly string[];
  /** Where it is a part of another table: of which, and which rows go there, in the words of PostgreSQL. */
  readonly partition?: { readonly of: string; readonly bound: string } | undefined;
}

/** What a table's rows are known by: their number, and the SHA-256 of their text as it is copied. */
export interface TableSum extends TableShape {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface SequencePosition {
  readonly schema: string;
  readonly name: string;
  /** Decimal digits: it may be larger than a number is exact. */
  readonly last: string;
  /** Whether `last` has been given out. */
  readonly called: boolean;
}

/** What the rows were laid out by. */
export interface SchemaVersion {
  /** The migrations that were applied. */
  readonly migrations: readonly string[];
  /** Of the tables of jobs; null where no process has made them yet. */
  readonly jobs: number | null;
}

/** Where the bytes of files were: of a disk they are in the backup, of a bucket they stay there. */
export type FilePlace = { readonly kind: 'disk' } | { readonly kind: 'bucket'; readonly bucket: string };

/** Stands first in a backup: what one has to know to read on. */
export interface BackupHead {
  /** The version of this form of file. */
  readonly format: 1;
  /** The release that wrote it. */
  readonly release: string;
  readonly createdAt: Instant;
  readonly schema: SchemaVersion;
  readonly tables: readonly TableShape[];
  readonly filePlace: FilePlace;
}

export interface FileSum {
  /** Those that the tables speak of. */
  readonly known: number;
  /** Those whose bytes are in the backup, and their bytes together. */
  readonly held: number;
  readonly bytes: number;
  /** Over the bytes of all of them, in their order. */
  readonly sha256: string;
  /** Their bytes were removed while the backup was made, or before: the first hundred. */
  readonly missing: readonly string[];
  /** Their bytes were no longer what had been stored: the first hundred. */
  readonly damaged: readonly string[];
}

/** Stands last in a backup: a file without it was cut short. */
export interface BackupManifest extends BackupHead {
  readonly tables: readonly TableSum[];
  readonly sequences: readonly SequencePosition[];
  readonly files: FileSum;
  readonly withSecret: boolean;
}

export const namesOf = {
  head: 'head.json',
  manifest: 'manifest.json',
  secret: 'secret',
  tables: 'tables/',
  files: 'files/',
} as const;

export const tableName = ({ schema, name }: Pick<TableShape, 'schema' | 'name'>): string => `${schema}.${name}`;
