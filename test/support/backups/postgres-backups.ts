import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from 'neverthrow';
import { DiskFileStorage } from '../../../src/adapters/files/disk-file-storage.ts';
import type { Address } from '../../../src/adapters/persistence/mikro-orm/connection/client-config.ts';
import { PostgresRestoreTarget } from '../../../src/adapters/persistence/mikro-orm/snapshot/postgres-restore-target.ts';
import { PostgresSnapshotSource } from '../../../src/adapters/persistence/mikro-orm/snapshot/postgres-snapshot-source.ts';
import { CreateBackup } from '../../../src/application/backup/create-backup.ts';
import type { BackupManifest } from '../../../src/application/backup/manifest.ts';
import type { FilesAtHand, SecretKeeper } from '../../../src/application/backup/ports.ts';
import {
  RestoreBackup,
  type RestoreBackupFailure,
  type Restored,
  type RestoreWish,
} from '../../../src/application/backup/restore-backup.ts';
import { partsAt } from './small-snapshot.ts';

/** A folder for backups, and for the files of what is backed up and restored. */
export class BackupGround {
  readonly folder: string;
  #count = 0;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(): Promise<BackupGround> {
    return new BackupGround(await mkdtemp(join(tmpdir(), 'mainstay-backups-')));
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }

  files(name = 'files'): FilesAtHand {
    return { place: { kind: 'disk' }, storage: new DiskFileStorage(join(this.folder, name)) };
  }

  async create(from: Address, files = this.files()): Promise<{ path: string; manifest: BackupManifest }> {
    this.#count += 1;
    const path = join(this.folder, `${this.#count}.backup`);
    const create = new CreateBackup(partsAt(), new PostgresSnapshotSource(from), files);
    return { path, manifest: (await create.execute({ path }))._unsafeUnwrap() };
  }

  restore(
    into: Address,
    wish: Partial<RestoreWish> & Pick<RestoreWish, 'path'>,
    secrets?: SecretKeeper,
  ): Promise<Result<Restored, RestoreBackupFailure>> {
    const place = { target: new PostgresRestoreTarget(into), files: this.files('restored') };
    const restore = new RestoreBackup(partsAt(), secrets === undefined ? place : { ...place, secrets });
    return restore.execute({ resume: false, compare: true, ...wish });
  }
}
