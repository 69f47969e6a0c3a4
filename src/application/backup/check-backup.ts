import { err, ok, type Result } from 'neverthrow';
import type { BackupParts } from './backup-parts.ts';
import { type BackupDamaged, backupDamaged } from './failures.ts';
import { type BackupHead, type BackupManifest, namesOf, tableName } from './manifest.ts';
import type { BackupPart, BackupReader, Digest } from './ports.ts';
import { joined, linesIn, whole } from './streams.ts';

interface Found {
  head: BackupHead | undefined;
  manifest: BackupManifest | undefined;
  secret: boolean;
  files: { held: number; bytes: number };
  readonly tables: Map<string, { readonly rows: number; readonly bytes: number; readonly sha256: string }>;
}

/** Reads a whole backup and compares it with its own counts and checksums, before anything is made of it. */
export class CheckBackup {
  readonly #parts: Pick<BackupParts, 'archives' | 'digests'>;

  constructor(parts: Pick<BackupParts, 'archives' | 'digests'>) {
    this.#parts = parts;
  }

  async execute(reader: BackupReader): Promise<Result<BackupManifest, BackupDamaged>> {
    const found: Found = {
      head: undefined,
      manifest: undefined,
      secret: false,
      files: { held: 0, bytes: 0 },
      tables: new Map(),
    };
    const files = this.#parts.digests();
    for await (const part of joined(reader.parts())) {
      if (found.manifest !== undefined) return err(backupDamaged('something follows after its end'));
      const wrong = await this.#look(part, found, files);
      if (wrong !== undefined) return err(backupDamaged(wrong));
    }
    const wrong = difference(found, files.hex());
    return wrong === undefined && found.manifest !== undefined
      ? ok(found.manifest)
      : err(backupDamaged(wrong ?? 'it has no end'));
  }

  /** Answers with what is wrong. */
  async #look({ name, bytes }: BackupPart, found: Found, files: Digest): Promise<string | undefined> {
    const { archives, digests } = this.#parts;
    if (found.head === undefined) {
      found.head = name === namesOf.head ? archives.parseHead(await whole(bytes)) : undefined;
      return found.head === undefined ? 'it is no backup of Mainstay' : undefined;
    }
    if (name === namesOf.manifest) {
      const manifest = archives.parseManifest(await whole(bytes));
      if (manifest === undefined) return 'its manifest cannot be read';
      found.manifest = manifest;
    } else if (name === namesOf.secret) {
      found.secret = (await whole(bytes)).length > 0;
    } else if (name.startsWith(namesOf.tables)) {
      const digest = digests();
      let [rows, length] = [0, 0];
      for await (const chunk of bytes) {
        digest.add(chunk);
        rows += linesIn(chunk);
        length += chunk.length;
      }
      found.tables.set(name.slice(namesOf.tables.length), { rows, bytes: length, sha256: digest.hex() });
    } else if (name.startsWith(namesOf.files)) {
      found.files.held += 1;
      for await (const chunk of bytes) {
        files.add(chunk);
        found.files.bytes += chunk.length;
      }
    } else return `${name} is no part of a backup`;
    return undefined;
  }
}

function difference({ head, manifest, secret, tables, files }: Found, sha256: string): string | undefined {
  if (head === undefined) return 'it is empty';
  if (manifest === undefined) return 'it was cut short: its end is missing';
  if (manifest.createdAt !== head.createdAt || tables.size !== manifest.tables.length)
    return 'its beginning and its end do not belong together';
  for (const { rows, bytes, sha256: known, ...table } of manifest.tables) {
    const kept = tables.get(tableName(table));
    if (kept?.sha256 !== known || kept.rows !== rows || kept.bytes !== bytes)
      return `the rows of ${tableName(table)} are not those that were written`;
  }
  const { held, bytes, sha256: known } = manifest.files;
  if (sha256 !== known || files.held !== held || files.bytes !== bytes)
    return 'the bytes of files are not those that were written';
  return secret === manifest.withSecret ? undefined : 'its secret is not the one that was written';
}
