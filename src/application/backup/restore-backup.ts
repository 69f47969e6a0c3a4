import { err, ok, type Result } from 'neverthrow';
import { Secret } from '../../domain/kernel/secret.ts';
import type { BackupParts } from './backup-parts.ts';
import { CheckBackup } from './check-backup.ts';
import type { Reached } from './create-backup.ts';
import {
  type BackupDamaged,
  type BackupUnproven,
  type BackupUnreadable,
  backupDamaged,
  backupUnproven,
  type NoRoomForFiles,
  noRoomForFiles,
} from './failures.ts';
import { type BackupManifest, namesOf, type TableSum, tableName } from './manifest.ts';
import type {
  BackupPart,
  BackupReader,
  Bytes,
  FilesAtHand,
  Filling,
  RestoreTarget,
  SecretKeeper,
  SecretOutcome,
  TargetFailure,
} from './ports.ts';
import { joined, whole } from './streams.ts';

export interface RestoreWish {
  readonly path: string;
  /** Whether what waited goes on at once. */
  readonly resume: boolean;
  /** Whether what was written is read again and compared. */
  readonly compare?: boolean;
}

export interface Restored {
  readonly manifest: BackupManifest;
  /** Null where the backup has no secret. */
  readonly secret: SecretOutcome | null;
}

export type RestoreBackupFailure = TargetFailure | BackupDamaged | BackupUnreadable | BackupUnproven | NoRoomForFiles;

export interface RestorePlace {
  readonly target: RestoreTarget;
  readonly files: FilesAtHand;
  /** Where it is left out, a backup's secret is left alone. */
  readonly secrets?: SecretKeeper;
}

/** Brings an empty database to the state of a backup, and then to this release. */
export class RestoreBackup {
  readonly #parts: BackupParts;
  readonly #place: RestorePlace;

  constructor(parts: BackupParts, place: RestorePlace) {
    this.#parts = parts;
    this.#place = place;
  }

  async execute(
    { path, resume, compare = false }: RestoreWish,
    reached: Reached = () => {},
  ): Promise<Result<Restored, RestoreBackupFailure>> {
    return await this.#parts.archives.read(path, async (reader): Promise<Result<Restored, RestoreBackupFailure>> => {
      const checked = await new CheckBackup(this.#parts).execute(reader);
      if (checked.isErr()) return err(checked.error);
      return await this.#place.target.fill(checked.value, async (filling) => {
        const poured = await this.#pour(reader, checked.value, filling, reached);
        if (poured.isErr()) return err(poured.error);
        const wrong = compare ? await this.#difference(checked.value, filling) : undefined;
        if (wrong !== undefined) return err(backupUnproven(wrong));
        const { secrets } = this.#place;
        // Before `finish`: a restore that breaks off here can be repeated.
        const secret = poured.value === undefined ? undefined : await secrets?.take(poured.value);
        await filling.finish(checked.value.sequences, resume ? null : this.#parts.clock.now());
        return ok({ manifest: checked.value, secret: secret ?? null });
      });
    });
  }

  /** Answers with the secret of the backup. */
  async #pour(
    reader: BackupReader,
    manifest: BackupManifest,
    filling: Filling,
    reached: Reached,
  ): Promise<Result<Secret | undefined, RestoreBackupFailure>> {
    const total = manifest.tables.reduce((sum, { rows }) => sum + rows, manifest.files.held);
    let [secret, done]: [Secret | undefined, number] = [undefined, 0];
    for await (const { name, bytes } of joined(reader.parts())) {
      if (name === namesOf.secret) secret = new Secret(new TextDecoder().decode(await whole(bytes)));
      const table = manifest.tables.find((each) => name === `${namesOf.tables}${tableName(each)}`);
      if (table !== undefined) {
        const rows = await filling.copy(
          table,
          told(bytes, (share) => reached(done + Math.floor(share * table.rows), total), table),
        );
        if (rows !== table.rows) return err(backupDamaged(`${tableName(table)} took ${rows} of ${table.rows} rows`));
        done += rows;
      }
      if (name.startsWith(namesOf.files)) {
        const kept = await this.#keepFile({ name, bytes });
        if (kept.isErr()) return err(kept.error);
        done += 1;
      }
      reached(done, total);
    }
    return ok(secret);
  }

  /** Under its own key: one that is there already is written again, and one whose row never comes is swept. */
  async #keepFile({ name, bytes }: BackupPart): Promise<Result<void, NoRoomForFiles>> {
    const kept = await this.#place.files.storage.put(name.slice(namesOf.files.length), fine(bytes));
    return kept.mapErr(() => noRoomForFiles);
  }

  async #difference(manifest: BackupManifest, filling: Filling): Promise<string | undefined> {
    for (const table of manifest.tables) {
      const digest = this.#parts.digests();
      for await (const chunk of filling.rows(table)) digest.add(chunk);
      if (digest.hex() !== table.sha256) return `the rows of ${tableName(table)} are not those that were backed up`;
    }
    return undefined;
  }
}

async function* fine(bytes: Bytes): AsyncGenerator<Result<Uint8Array, never>> {
  for await (const chunk of bytes) yield ok(chunk);
}

async function* told(bytes: Bytes, reached: (share: number) => void, { bytes: all }: TableSum): Bytes {
  let length = 0;
  for await (const chunk of bytes) {
    yield chunk;
    length += chunk.length;
    reached(length / all);
  }
}
