import { ok, type Result } from 'neverthrow';
import type { Secret } from '../../domain/kernel/secret.ts';
import type { BackupParts } from './backup-parts.ts';
import type { BackupUnsupported, BackupUnwritable } from './failures.ts';
import { type BackupHead, type BackupManifest, type FileSum, namesOf, type TableSum, tableName } from './manifest.ts';
import type { BackupWriter, Bytes, Digest, FilesAtHand, KnownFile, Snapshot, SnapshotSource } from './ports.ts';
import { concat, inPieces, linesIn, pieceName } from './streams.ts';

export interface BackupWish {
  readonly path: string;
  /** In the backup where it is given. */
  readonly secret?: Secret;
}

/** @param total about how many rows and files there are */
export type Reached = (done: number, total: number) => void;

const named = 100;
const textOf = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);

/** Everything as it is at one moment, in one file, while everything goes on. */
export class CreateBackup {
  readonly #parts: BackupParts;
  readonly #source: SnapshotSource;
  readonly #files: FilesAtHand;

  constructor(parts: BackupParts, source: SnapshotSource, files: FilesAtHand) {
    this.#parts = parts;
    this.#source = source;
    this.#files = files;
  }

  async execute(
    { path, secret }: BackupWish,
    reached: Reached = () => {},
  ): Promise<Result<BackupManifest, BackupUnwritable | BackupUnsupported>> {
    return await this.#parts.archives.write(path, (writer) =>
      this.#source.read(async (snapshot) => ok(await this.#fill(writer, snapshot, secret, reached))),
    );
  }

  async #fill(
    writer: BackupWriter,
    snapshot: Snapshot,
    secret: Secret | undefined,
    reached: Reached,
  ): Promise<BackupManifest> {
    const { clock, release } = this.#parts;
    const { schema, tables, roughRows } = snapshot;
    const head: BackupHead = {
      ...{ format: 1, release, createdAt: clock.now(), schema, tables, filePlace: this.#files.place },
    };
    await writer.add(namesOf.head, textOf(head));
    const sums: TableSum[] = [];
    let before = 0;
    for (const table of tables) {
      const name = `${namesOf.tables}${tableName(table)}`;
      const told = (rows: number) => reached(before + rows, roughRows);
      const sum = await this.#keep(writer, name, snapshot.rows(table), this.#parts.digests(), told);
      sums.push({ ...table, ...sum });
      before += sum.rows;
    }
    const files = await this.#keepFiles(writer, snapshot, (held) => reached(before + held, roughRows));
    if (secret !== undefined) await writer.add(namesOf.secret, new TextEncoder().encode(secret.reveal()));
    const sequences = await snapshot.sequences();
    const manifest = { ...head, tables: sums, sequences, files, withSecret: secret !== undefined };
    await writer.add(namesOf.manifest, textOf(manifest));
    return manifest;
  }

  async #keep(writer: BackupWriter, name: string, bytes: Bytes, digest: Digest, reached: (rows: number) => void) {
    let [n, rows, length] = [0, 0, 0];
    for await (const chunks of inPieces(bytes)) {
      const piece = concat(chunks);
      digest.add(piece);
      rows += linesIn(piece);
      length += piece.length;
      n += 1;
      await writer.add(pieceName(name, n), piece);
      reached(rows);
    }
    return { rows, bytes: length, sha256: digest.hex() };
  }

  async #keepFiles(writer: BackupWriter, snapshot: Snapshot, reached: (held: number) => void): Promise<FileSum> {
    const { place } = this.#files;
    const all = this.#parts.digests();
    const missing: string[] = [];
    const damaged: string[] = [];
    let [known, held, bytes] = [0, 0, 0];
    for await (const batch of snapshot.files()) {
      known += batch.length;
      if (place.kind !== 'disk') continue;
      for (const file of batch) {
        const kept = await this.#keepFile(writer, file, all);
        if (kept === undefined) note(missing, file);
        else {
          if (kept.sha256 !== file.sha256) note(damaged, file);
          held += 1;
          bytes += kept.bytes;
        }
      }
      reached(held);
    }
    return { known, held, bytes, sha256: all.hex(), missing, damaged };
  }

  /** Undefined where its bytes are gone: whoever deletes a file for ever removes them while the snapshot still knows its row. */
  async #keepFile(writer: BackupWriter, { key }: KnownFile, all: Digest) {
    const bytes = await this.#files.storage.read(key);
    if (bytes === undefined) return undefined;
    const own = this.#parts.digests();
    const both: Digest = {
      add: (piece) => {
        own.add(piece);
        all.add(piece);
      },
      hex: () => own.hex(),
    };
    return await this.#keep(writer, `${namesOf.files}${key}`, bytes, both, () => {});
  }
}

function note(list: string[], { key }: KnownFile): void {
  if (list.length < named) list.push(key);
}
