import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../application/kernel/log.ts';
import { installedBinaries, usableBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { openHome } from './home.ts';
import { ensureRunning, type Place, stopRunning } from './postmaster.ts';
import { type Connection, Presence } from './presence.ts';

export interface EmbeddedPostgres {
  readonly connection: Connection;
  /** The same for what takes a URL. */
  readonly url: string;
  readonly startedByUs: boolean;
  /** Says that this process needs the database no longer; the last process to say so stops it. */
  stop(): Promise<void>;
  /** The same for the command line: the database stays as it was found, running or not. */
  leave(): Promise<void>;
}

interface Wishes {
  readonly dataDir: string;
  readonly log: Log;
  /** False for databases that may be lost: tests. */
  readonly durable?: boolean;
}

/** A running PostgreSQL of our own below `dataDir`: made, started or adopted, and started again should it die. */
export async function ensureEmbeddedPostgres({ dataDir, log, durable = true }: Wishes): Promise<EmbeddedPostgres> {
  const home = await openHome(dataDir);
  const binaries = await usableBinaries(home.account, home.spare, await installedBinaries());
  const place: Place = { home, binaries, durable, cluster: await ensureCluster(home, binaries, durable) };
  let present = await join(place);
  const stopping = new AbortController();

  const keepRunning = (): void => present.presence.watch(() => void rejoin());
  const rejoin = async (): Promise<void> => {
    if (stopping.signal.aborted) return;
    log.warn('the embedded database went away and is started again');
    try {
      present = await join(place);
      keepRunning();
    } catch (error) {
      log.error('the embedded database could not be started again', error);
      await pause(1000, undefined, { ref: false });
      await rejoin();
    }
  };
  keepRunning();

  const { connection, startedByUs } = present;
  const end = async (mayStop: (otherSessions: number) => boolean): Promise<void> => {
    stopping.abort();
    await present.presence.leave(async (sessions) => {
      if (mayStop(sessions)) await stopRunning(place);
    });
  };
  return {
    connection,
    url: `postgresql://${connection.user}@${encodeURIComponent(connection.host)}:${connection.port}/${connection.database}`,
    startedByUs,
    stop: () => end(() => true),
    leave: () => end((sessions) => startedByUs && sessions === 0),
  };
}

interface Present extends Pick<EmbeddedPostgres, 'connection' | 'startedByUs'> {
  readonly presence: Presence;
}

async function join(place: Place): Promise<Present> {
  for (let attempt = 1; ; attempt += 1) {
    const { socketFolder, startedByUs } = await ensureRunning(place);
    const connection = { host: socketFolder, port: 5432, user: 'mainstay', database: 'mainstay' };
    try {
      return { presence: await Presence.join(connection), connection, startedByUs };
    } catch (error) {
      // It may have been stopped by the last process to leave since it was seen running.
      if (attempt === 20) throw error;
      await pause(50);
    }
  }
}
