import { err, ok, type Result } from 'neverthrow';
import type { BackupParts } from './backup-parts.ts';
import type { Reached } from './create-backup.ts';
import { backupUnproven } from './failures.ts';
import type { BackupManifest } from './manifest.ts';
import type { Examined, Rehearsal } from './ports.ts';
import { RestoreBackup, type RestoreBackupFailure } from './restore-backup.ts';

export interface Verified {
  readonly manifest: BackupManifest;
  readonly findings: readonly Examined[];
}

/** What has to be well in a restored database; the rest tells of the machine, or of what was wrong before the backup. */
const decisive = ['database', 'migrations', 'files'];

/** Restores a backup where nobody sees it, reads everything again, and has the result examined. */
export class VerifyBackup {
  readonly #parts: BackupParts;
  readonly #rehearsal: Rehearsal;

  constructor(parts: BackupParts, rehearsal: Rehearsal) {
    this.#parts = parts;
    this.#rehearsal = rehearsal;
  }

  async execute(path: string, reached?: Reached): Promise<Result<Verified, RestoreBackupFailure>> {
    return await this.#rehearsal.run(async (target, files, examine) => {
      const restore = new RestoreBackup(this.#parts, { target, files });
      const restored = await restore.execute({ path, resume: false, compare: true }, reached);
      if (restored.isErr()) return err(restored.error);
      const findings = await examine();
      const bad = findings.find(({ check, state }) => state === 'wrong' && decisive.includes(check));
      if (bad !== undefined) return err(backupUnproven(`restored, its ${bad.check} is wrong: ${bad.says}`));
      return ok({ manifest: restored.value.manifest, findings });
    });
  }
}
