import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DiskFileStorage } from '../../adapters/files/disk-file-storage.ts';
import { PostgresRestoreTarget } from '../../adapters/persistence/mikro-orm/snapshot/postgres-restore-target.ts';
import type { Examined, FilesAtHand, Rehearsal, RestoreTarget } from '../../application/backup/ports.ts';
import type { Log } from '../../application/kernel/log.ts';
import { examine } from '../doctor/examine.ts';
import { ensureEmbeddedPostgres } from '../embedded-postgres/ensure-embedded-postgres.ts';
import { isAlive, isPostmasterOf, readPostmasterFile } from '../embedded-postgres/postmaster-file.ts';

const ours = /^mainstay-trial-(\d+)-[0-9a-f]{12}$/;
/** Under root, PostgreSQL's account must be able to enter. */
const passable = 0o711;

/** An embedded PostgreSQL in the system's temporary folder, with settings of its own: it knows no mail server and no gateway. */
export class ThrowAwayDatabase implements Rehearsal {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  async run<T>(
    work: (target: RestoreTarget, files: FilesAtHand, examine: () => Promise<readonly Examined[]>) => Promise<T>,
  ): Promise<T> {
    await removeLeftovers();
    const folder = join(tmpdir(), `mainstay-trial-${process.pid}-${randomBytes(6).toString('hex')}`);
    await mkdir(folder, { mode: passable });
    try {
      const postgres = await ensureEmbeddedPostgres({ dataDir: folder, log: this.#log, durable: false });
      try {
        const storage = new DiskFileStorage(join(folder, 'files'));
        const environment = { NODE_ENV: 'development', DATA_DIR: folder };
        return await work(
          new PostgresRestoreTarget(postgres.connection),
          { place: { kind: 'disk' }, storage },
          async () => (await examine(() => environment, this.#log)).findings,
        );
      } finally {
        await postgres.stop();
      }
    } finally {
      await remove(folder);
    }
  }
}

/** Of processes that were killed: their database ends, and their files go. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, pid] = ours.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const folder = join(tmpdir(), name);
    const { uid } = await lstat(folder);
    if (uid !== process.getuid?.()) continue;
    const cluster = join(folder, 'postgres', 'cluster');
    const file = await readPostmasterFile(cluster);
    if (file && (await isPostmasterOf(cluster, file.pid))) {
      process.kill(file.pid, 'SIGQUIT');
      while (await isPostmasterOf(cluster, file.pid)) await pause(20);
    }
    await remove(folder);
  }
}

/** The database lies elsewhere where PostgreSQL's account cannot enter the temporary folder. */
async function remove(folder: string): Promise<void> {
  const database = await realpath(join(folder, 'postgres')).catch(() => folder);
  await rm(database, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}
