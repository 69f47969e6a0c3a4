import { access, chmod, constants, mkdir } from 'node:fs/promises';
import { StartFailure } from './start-failure.ts';

const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'it is a file',
  ENOTDIR: 'a part of its path is a file',
  EACCES: 'this user may not write there; it belongs to another user, or lacks the right',
  EPERM: 'this user may not write there; it belongs to another user, or lacks the right',
  EROFS: 'its file system is read-only',
  ENOSPC: 'its disk is full',
  EDQUOT: 'its disk quota is used up',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
};

/** For whatever is written below `DATA_DIR`: what the machine does not allow becomes a sentence. */
export function dataFolderFailure(path: string, error: unknown): unknown {
  const reason = reasons[String((error as NodeJS.ErrnoException).code)];
  return reason === undefined
    ? error
    : new StartFailure(`DATA_DIR ${path} cannot be used: ${reason}.`, { cause: error });
}

/** Makes `DATA_DIR`: private, but under root passable for the account that PostgreSQL runs as, whatever the umask says. */
export async function ensureDataFolder(path: string): Promise<void> {
  try {
    const made = await mkdir(path, { recursive: true });
    if (made !== undefined) await chmod(path, process.getuid?.() === 0 ? 0o711 : 0o700);
    await access(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw dataFolderFailure(path, error);
  }
}
