import { err, ok, type Result } from 'neverthrow';
import { after } from '../../domain/kernel/instant.ts';
import type { JobKind } from '../jobs/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { CreateBackup } from './create-backup.ts';
import type { BackupUnsupported, BackupUnwritable } from './failures.ts';
import type { BackupManifest } from './manifest.ts';
import type { BackupRecords, ScheduledBackups } from './ports.ts';
import type { RestoreBackupFailure } from './restore-backup.ts';
import type { VerifyBackup } from './verify-backup.ts';

export interface BackupSchedule {
  readonly everyMinutes: number;
  /** How many are kept. */
  readonly keep: number;
}

interface Parts {
  readonly create: CreateBackup;
  readonly verify: VerifyBackup;
  readonly records: BackupRecords;
  readonly folder: ScheduledBackups;
  readonly clock: Clock;
  readonly log: Log;
  /** Undefined: none is made. */
  readonly schedule: BackupSchedule | undefined;
}

export interface MadeBackup {
  readonly path: string;
  readonly manifest: BackupManifest;
}

export const backUp: JobKind<Record<string, never>> = {
  name: 'back-up',
  retries: 0,
  limitSeconds: 6 * 60 * 60,
  schedule: '* * * * *',
};

/** Makes a backup when one is due, verifies it, and keeps the newest. */
export class BackUpOnSchedule {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Answers with null where none was due. */
  async execute(): Promise<Result<MadeBackup | null, BackupUnwritable | BackupUnsupported | RestoreBackupFailure>> {
    const { create, records, folder, clock, log, schedule } = this.#parts;
    if (schedule === undefined || !(await this.#isDue(schedule))) return ok(null);
    const moment = clock.now();
    const path = folder.pathOf(moment);
    // Noted first: one that fails is tried again when the next is due, and not each minute.
    await records.noteMade(moment);
    const made = await create.execute({ path });
    if (made.isErr()) return err(made.error);
    const verified = await this.#verified(path, schedule);
    if (verified.isErr()) return err(verified.error);
    const { createdAt, tables, files } = made.value;
    await records.noteVerified(createdAt);
    await folder.prune(schedule.keep);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    log.info('a backup was made and verified', { path, rows, files: files.held, missing: files.missing.length });
    return ok({ path, manifest: made.value });
  }

  /** Whatever keeps one from being verified, a defect too: it never counts as a good one, and of such only the newest stays. */
  async #verified(path: string, { keep }: BackupSchedule): ReturnType<VerifyBackup['execute']> {
    const { verify, folder } = this.#parts;
    let isGood = false;
    try {
      const verified = await verify.execute(path);
      isGood = verified.isOk();
      return verified;
    } finally {
      if (!isGood) {
        await folder.setAside(path);
        await folder.prune(keep);
      }
    }
  }

  async #isDue({ everyMinutes }: BackupSchedule): Promise<boolean> {
    const last = await this.#parts.records.lastMade();
    return last === null || after(last, { minutes: everyMinutes }) <= this.#parts.clock.now();
  }
}
