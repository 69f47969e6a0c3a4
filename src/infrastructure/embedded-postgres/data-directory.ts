import { chown, lstat, mkdir, mkdtemp, realpath, rmdir, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureDataFolder } from '../config/data-folder.ts';
import { StartFailure } from '../config/start-failure.ts';
import { canEnter, isRoot, serverAccount } from './account.ts';
import type { Account } from './run-program.ts';

/** The folder that PostgreSQL keeps everything in, and the account that owns it. */
export interface DataDirectory {
  readonly folder: string;
  readonly account: Account | undefined;
  /** Where a copy of the binaries may be put. */
  readonly spare: string;
}

const systemFolder = '/var/lib';

/** `DATA_DIR/postgres`, or a link there to a folder of the system's where PostgreSQL's account cannot enter `DATA_DIR`. */
export async function openDataDirectory(dataDir: string): Promise<DataDirectory> {
  await ensureDataFolder(dataDir);
  const entry = join(await realpath(dataDir), 'postgres');
  if (await exists(entry)) return existingHome(entry);
  const account = serverAccount();
  if (account === undefined || (await canEnter(dataDir, account))) await makeFolder(entry, account);
  else await linkElsewhere(entry, account);
  return existingHome(entry);
}

async function existingHome(entry: string): Promise<DataDirectory> {
  const folder = await realpath(entry).catch((cause: unknown) => {
    throw new StartFailure(`The database of this folder was kept elsewhere and is gone: ${entry} leads nowhere.`, {
      cause,
    });
  });
  const { uid, gid } = await stat(folder);
  if (!isRoot()) {
    if (uid === process.getuid?.()) return { folder, account: undefined, spare: folder };
    throw new StartFailure(`The database in ${folder} belongs to another user. Start as that user, or set DATA_DIR.`);
  }
  // Root may come after an ordinary user, whose files they stay; a folder of root's is one whose making was cut short.
  const account = uid === 0 ? serverAccount() : { uid, gid };
  if (uid === 0 && account) await chown(folder, account.uid, account.gid);
  if (await canEnter(folder, account)) return { folder, account, spare: systemFolder };
  throw new StartFailure(
    `The user that PostgreSQL runs as cannot enter ${folder}. Give its parent folders the mode o+x.`,
  );
}

async function makeFolder(folder: string, account: Account | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
}

async function linkElsewhere(entry: string, account: Account): Promise<void> {
  await mkdir(systemFolder, { recursive: true });
  const folder = await mkdtemp(join(systemFolder, 'mainstay-'));
  await chown(folder, account.uid, account.gid);
  await symlink(folder, entry).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    await rmdir(folder);
  });
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
