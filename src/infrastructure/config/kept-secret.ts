import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretKeeper, SecretOutcome } from '../../application/backup/ports.ts';
import type { Secret } from '../../domain/kernel/secret.ts';
import type { Config } from './config.ts';
import { dataFolderFailure, ensureDataFolder } from './data-folder.ts';

/** The secret of a restored backup goes where a made one is kept, unless the settings name one. What was there stays beside it. */
export class KeptSecret implements SecretKeeper {
  readonly #config: Pick<Config, 'dataDir' | 'secret'>;

  constructor(config: Pick<Config, 'dataDir' | 'secret'>) {
    this.#config = config;
  }

  async take(secret: Secret): Promise<SecretOutcome> {
    const { dataDir, secret: given } = this.#config;
    if (given !== undefined) return given.reveal() === secret.reveal() ? 'same' : 'other';
    const path = join(dataDir, 'secret');
    try {
      await ensureDataFolder(dataDir);
      const present = await readFile(path, 'utf8').catch(() => undefined);
      if (present?.trim() === secret.reveal()) return 'same';
      const draft = `${path}-${randomBytes(6).toString('hex')}`;
      await writeFile(draft, `${secret.reveal()}\n`, { mode: 0o600, flag: 'wx', flush: true });
      if (present !== undefined) await rename(path, `${path}.before-restore-${randomBytes(4).toString('hex')}`);
      await rename(draft, path);
      return 'kept';
    } catch (error) {
      throw dataFolderFailure(dataDir, error);
    }
  }
}
