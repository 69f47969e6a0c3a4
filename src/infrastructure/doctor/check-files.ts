import { randomUUID } from 'node:crypto';
import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ok as fine } from 'neverthrow';
import type { FileStorage, IncomingBytes } from '../../application/files/ports.ts';
import type { Config } from '../config/config.ts';
import { fileStorageOf } from '../wiring/file-storage.ts';
import { doubtful, type Finding, ok, reasonOf, skipped, wrong } from './findings.ts';

const gigabyte = 1024 ** 3;
const sample = Buffer.from('Mainstay looks whether it can write and read here.');

/** Writes a few bytes, reads them and takes them away again: what an upload and a download need. */
export async function checkFiles(config: Pick<Config, 'dataDir' | 'files'>): Promise<Finding> {
  const { s3, limits } = config.files;
  const place = s3 === undefined ? 'DATA_DIR/files' : `the bucket ${s3.bucket}`;
  const mend =
    s3 === undefined
      ? 'This user must be able to write to DATA_DIR/files; free some space there.'
      : 'Check S3_BUCKET, S3_ENDPOINT, S3_REGION and the rights of S3_ACCESS_KEY_ID: put, get, delete, list.';
  if (s3 === undefined && !(await isThere(config.dataDir)))
    return skipped('files', 'DATA_DIR is made when it is needed');
  try {
    if (!(await keepsAndGives(fileStorageOf(config)))) return wrong('files', `${place} has no room`, mend);
    if (s3 !== undefined) return ok('files', `${place} can be written and read`);
    const { bavail, bsize } = await statfs(join(config.dataDir, 'files'));
    const free = bavail * bsize;
    const says = `${place} can be written and read, ${(free / gigabyte).toFixed(1)} GB free`;
    const enough = limits.maxBytes * 10;
    return free < enough
      ? doubtful('files', says, 'Free some, or mount a larger disk at DATA_DIR/files.')
      : ok('files', says);
  } catch (error) {
    return wrong('files', `${place}: ${reasonOf(error)}`, s3 === undefined ? mend : mendOf(error, s3.endpoint, mend));
  }
}

/** By what S3 itself says is wrong. */
const settingOf: Readonly<Record<string, string>> = {
  NoSuchBucket: 'S3_BUCKET',
  InvalidAccessKeyId: 'S3_ACCESS_KEY_ID',
  SignatureDoesNotMatch: 'S3_SECRET_ACCESS_KEY',
  AuthorizationHeaderMalformed: 'S3_REGION',
  PermanentRedirect: 'S3_REGION',
};
const unreachable = /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT)/;

function mendOf(error: unknown, endpoint: string | undefined, otherwise: string): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const setting = settingOf[at.name];
    if (setting !== undefined) return `Correct ${setting}.`;
    if (endpoint !== undefined && 'code' in at && unreachable.test(String(at.code)))
      return 'Correct S3_ENDPOINT, or start what is there.';
  }
  return otherwise;
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function keepsAndGives(storage: FileStorage): Promise<boolean> {
  const key = randomUUID();
  if ((await storage.put(key, bytes())).isErr()) return false;
  const read = await storage.read(key);
  const kept = read === undefined ? undefined : await buffer(read);
  await storage.remove([key]);
  if (kept?.equals(sample) !== true) throw new Error('it gave back other bytes than it was given');
  return true;
}

async function* bytes(): IncomingBytes<never> {
  yield fine(sample);
}
