import { mkdirSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScheduledBackups } from '../../application/backup/ports.ts';
import type { Instant } from '../../domain/kernel/instant.ts';
import { isDraft } from './new-file.ts';

const day = 24 * 60 * 60 * 1000;
const scheduled = /^\d{8}T\d{6}Z-scheduled\.backup$/;

const stampOf = (moment: Instant): string => moment.replace(/[-:]|\.\d+/g, '');

/** `DATA_DIR/backups`. What was put there by hand has another name and is never removed. */
export class BackupFolder implements ScheduledBackups {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  pathOf(moment: Instant): string {
    this.#ensure();
    return join(this.#folder, `${stampOf(moment)}-scheduled.backup`);
  }

  /** Where one goes that is made by hand without saying where. */
  handMade(moment: Instant): string {
    this.#ensure();
    return join(this.#folder, `${stampOf(moment)}.backup`);
  }

  async prune(keep: number): Promise<void> {
    const names = await readdir(this.#folder);
    const old = names
      .filter((name) => scheduled.test(name))
      .sort()
      .reverse()
      .slice(keep);
    const failed = names
      .filter((name) => name.endsWith('.backup.failed'))
      .sort()
      .reverse()
      .slice(1);
    for (const name of [...old, ...failed]) await rm(join(this.#folder, name), { force: true });
    for (const name of names.filter(isDraft)) {
      const path = join(this.#folder, name);
      const { mtimeMs } = await stat(path);
      if (Date.now() - mtimeMs > day) await rm(path, { force: true });
    }
  }

  async setAside(path: string): Promise<void> {
    await rename(path, `${path}.failed`);
  }

  #ensure(): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }
}
