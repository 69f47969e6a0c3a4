import { spawn } from 'node:child_process';
import { constants, type FileHandle, open, readFile, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartFailure } from '../config/start-failure.ts';
import type { Binaries } from './binaries.ts';
import type { DataDirectory } from './data-directory.ts';
import { answers, isPostmasterOf, type PostmasterFile, readPostmasterFile } from './postmaster-file.ts';
import { bareEnvironment } from './run-program.ts';
import { serverSettings } from './server-settings.ts';
import { socketFolderOf } from './socket-folder.ts';

export interface Place {
  readonly home: DataDirectory;
  readonly binaries: Binaries;
  readonly cluster: string;
  readonly durable: boolean;
}

export interface Running {
  readonly socketFolder: string;
  readonly startedByUs: boolean;
}

const step = 10;

/** Adopts the cluster's running postmaster or starts one; of several processes that try at once, one succeeds. */
export async function ensureRunning(place: Place): Promise<Running> {
  let refusals = 0;
  for (;;) {
    const file = await readPostmasterFile(place.cluster);
    if (file?.ready && (await answers(file.socketFolder)))
      return { socketFolder: file.socketFolder, startedByUs: false };
    if (file && (await isPostmasterOf(place.cluster, file.pid))) {
      // It starts, recovers after a crash, or stops.
      await pause(step);
      continue;
    }
    const socketFolder = await start(place, file);
    if (socketFolder !== undefined) return { socketFolder, startedByUs: true };
    if (++refusals === 5)
      throw new StartFailure(`The embedded PostgreSQL does not start: ${await lastWords(place.home)}`);
    await pause(step * 10);
  }
}

/** The socket's folder when our postmaster is ready; undefined when it ended, perhaps because another was faster. */
async function start(place: Place, stale: PostmasterFile | undefined): Promise<string | undefined> {
  const { home, cluster } = place;
  const log = await openLog(home);
  const child = spawn(
    join(place.binaries.folder, 'bin', 'postgres'),
    ['-D', cluster, '-k', await socketFolderOf(home), '-c', 'listen_addresses=', ...serverSettings(place.durable)],
    {
      ...home.account,
      cwd: '/',
      // PostgreSQL takes any living process of that id for a postmaster, but for its parent and this one.
      env: { ...bareEnvironment(), ...(stale && { PG_GRANDPARENT_PID: String(stale.pid) }) },
      // A group of its own: Ctrl-C in the terminal must not reach it while requests in flight still need it.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    },
  );
  let ended = false;
  child.on('error', () => (ended = true)).on('exit', () => (ended = true));
  child.unref();
  await log.close();
  while (!ended) {
    const file = await readPostmasterFile(cluster);
    if (file?.ready && file.pid === child.pid) return file.socketFolder;
    await pause(step);
  }
  return undefined;
}

/** Ends the postmaster as `pg_ctl stop -m fast` does: sessions are cut, everything is written. */
export async function stopRunning({ cluster, home }: Place): Promise<void> {
  const file = await readPostmasterFile(cluster);
  if (!file || !(await isPostmasterOf(cluster, file.pid))) return;
  process.kill(file.pid, 'SIGINT');
  while (await isPostmasterOf(cluster, file.pid)) await pause(step);
  if (file.socketFolder !== home.folder) await rmdir(file.socketFolder).catch(() => undefined);
}

const logPath = (home: DataDirectory): string => join(home.folder, 'postgres.log');

/** Not through a link: the folder belongs to PostgreSQL's account, and we may be root. */
const openLog = (home: DataDirectory): Promise<FileHandle> => {
  const { O_CREAT, O_APPEND, O_WRONLY, O_NOFOLLOW } = constants;
  return open(logPath(home), O_CREAT | O_APPEND | O_WRONLY | O_NOFOLLOW, 0o600);
};

async function lastWords(home: DataDirectory): Promise<string> {
  const text = await readFile(logPath(home), 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-5).join(' | ') || 'it says nothing';
}
