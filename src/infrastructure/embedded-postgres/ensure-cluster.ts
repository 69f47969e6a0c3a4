import { randomBytes } from 'node:crypto';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFailure } from '../config/start-failure.ts';
import type { Binaries } from './binaries.ts';
import type { DataDirectory } from './data-directory.ts';
import { isAlive } from './postmaster-file.ts';
import { runProgram } from './run-program.ts';
import { syncMethod } from './server-settings.ts';

const unfinished = 'unfinished-';

/** The database's files. They are made under another name and moved, so that a half-made cluster is never found. */
export async function ensureCluster(home: DataDirectory, binaries: Binaries, durable: boolean): Promise<string> {
  const cluster = join(home.folder, 'cluster');
  const ours = binaries.version.split('.')[0] ?? '';
  const found = await versionOf(cluster);
  if (found === ours) return cluster;
  if (found !== undefined)
    throw new StartFailure(
      `The database in ${cluster} was made by PostgreSQL ${found}, and this release brings ${ours}. ` +
        'Make a backup with the release that made it (mainstay backup create), and restore that into a new DATA_DIR.',
    );
  await removeUnfinished(home.folder);
  const made = await makeCluster(home, binaries, durable);
  // Another process may have been faster; its cluster is as good as ours.
  await rename(made, cluster).catch(() => rm(made, { recursive: true, force: true }));
  await keepEntries(home.folder);
  if ((await versionOf(cluster)) !== ours)
    throw new StartFailure(`${cluster} is not a database: move it away, start again.`);
  return cluster;
}

const versionOf = (folder: string): Promise<string | undefined> =>
  readFile(join(folder, 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );

async function makeCluster(home: DataDirectory, binaries: Binaries, durable: boolean): Promise<string> {
  const folder = join(home.folder, `${unfinished}${process.pid}-${randomBytes(4).toString('hex')}`);
  const { code, output } = await runProgram(
    join(binaries.folder, 'bin', 'initdb'),
    [
      ...['--pgdata', folder, '--username', 'mainstay', '--auth', 'trust', '--encoding', 'UTF8', '--no-instructions'],
      // The same order of texts on every system, whatever its C library thinks.
      ...['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
      durable ? `--sync-method=${syncMethod}` : '--no-sync',
    ],
    home.account,
  );
  if (code !== 0) throw new StartFailure(`The database could not be made in ${home.folder}: ${reasonIn(output)}.`);
  return folder;
}

/** `initdb` tells what it does; the line that says why it stopped is one of the last. */
const reasonIn = (output: string): string =>
  output
    .split('\n')
    .findLast((line) => /error:|FATAL:|No space/.test(line))
    ?.replace(/^.*?(error|FATAL): +/, '') ?? output;

/** What a process that was killed left behind. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, pid] = name.match(/^unfinished-(\d+)-/) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** A power cut after the first start must not take the renamed folder away again. */
async function keepEntries(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
