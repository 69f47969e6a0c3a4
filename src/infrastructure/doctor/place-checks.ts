import { access, constants, statfs } from 'node:fs/promises';
import type { Secret } from '../../domain/kernel/secret.ts';
import type { Config } from '../config/config.ts';
import { isGuessable } from '../config/is-guessable.ts';
import { doubtful, type Finding, ok, reasonOf, skipped, wrong } from './findings.ts';

const gigabyte = 1024 ** 3;
const makeOne = 'Make one and set BETTER_AUTH_SECRET: openssl rand -base64 48';

export function checkSecret(secret: Secret | undefined): Finding {
  if (secret === undefined) return ok('secret', 'made at random and kept in DATA_DIR');
  const text = secret.reveal();
  if (isGuessable(text))
    return wrong('secret', 'BETTER_AUTH_SECRET can be guessed, and with it everybody’s tokens', makeOne);
  return ok('secret', `BETTER_AUTH_SECRET has ${Buffer.byteLength(text)} bytes`);
}

export async function checkDisk({ dataDir }: Pick<Config, 'dataDir'>): Promise<Finding> {
  try {
    await access(dataDir, constants.W_OK);
    const { bavail, bsize } = await statfs(dataDir);
    const free = (bavail * bsize) / gigabyte;
    const says = `${free.toFixed(1)} GB free in DATA_DIR`;
    if (free < 0.2) return wrong('disk', says, 'Free some, or move DATA_DIR to a larger disk.');
    return free < 1 ? doubtful('disk', says, 'Free some, or move DATA_DIR to a larger disk.') : ok('disk', says);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return skipped('disk', 'DATA_DIR is made when it is needed');
    return wrong('disk', reasonOf(error), 'DATA_DIR must be a folder that this user may write to.');
  }
}
