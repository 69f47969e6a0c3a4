import { randomBytes } from 'node:crypto';
import { chmod, link, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Secret } from '../../domain/kernel/secret.ts';
import { dataFolderFailure, ensureDataFolder } from './data-folder.ts';
import { StartFailure } from './start-failure.ts';

/** The secret of a development server: made once, the same for every process and every later start. */
export async function madeSecret(dataDir: string): Promise<Secret> {
  const path = join(dataDir, 'secret');
  try {
    return (await keptSecret(path)) ?? (await makeSecret(dataDir, path));
  } catch (error) {
    throw dataFolderFailure(dataDir, error);
  }
}

/** Undefined where none was made yet. */
export async function keptSecret(path: string): Promise<Secret | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
  if (text === undefined) return undefined;
  const kept = text.trim();
  if (Buffer.byteLength(kept) < 32)
    throw new StartFailure(`${path} holds no secret of 32 bytes. Remove it, or mend it.`);
  await chmod(path, 0o600);
  return new Secret(kept);
}

/** Written under another name first and linked whole, so that of two processes both read the winner's. */
async function makeSecret(dataDir: string, path: string): Promise<Secret> {
  await ensureDataFolder(dataDir);
  const draft = `${path}-${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    await file.writeFile(`${randomBytes(48).toString('base64url')}\n`);
    await file.sync();
    await file.close();
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  const made = await keptSecret(path);
  if (made === undefined) throw new StartFailure(`${path} was removed at the moment it was made.`);
  return made;
}
