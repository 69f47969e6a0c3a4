import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataDirectory } from './data-directory.ts';

/** A socket's path is limited to 107 bytes (103 on macOS), and PostgreSQL's setting splits it at commas. */
const fits = /^[\w./ -]{1,85}$/;

/** The folder of PostgreSQL's Unix socket: its home, or a private short one in the system's temporary folder. */
export async function socketFolderOf(home: DataDirectory): Promise<string> {
  if (fits.test(home.folder)) return home.folder;
  const short = join(tmpdir(), `mainstay-${createHash('sha256').update(home.folder).digest('hex').slice(0, 12)}`);
  const owner = home.account?.uid ?? process.getuid?.();
  await mkdir(short, { mode: 0o700 }).then(
    () => home.account && chown(short, home.account.uid, home.account.gid),
    () => undefined,
  );
  const found = await lstat(short);
  // Anybody may have made a folder of that name: then it is theirs, and not private.
  if (found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return short;
  const own = await mkdtemp(`${short}-`);
  if (home.account) await chown(own, home.account.uid, home.account.gid);
  return own;
}
