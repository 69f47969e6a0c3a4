import type { Log } from '../../application/kernel/log.ts';
import { installedBinaries, usableBinaries } from './binaries.ts';
import { openDataDirectory } from './data-directory.ts';
import { DatabaseLease } from './database-lease.ts';
import { ensureCluster } from './ensure-cluster.ts';
import type { Connection } from './usage-lock.ts';

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
  const home = await openDataDirectory(dataDir);
  const binaries = await usableBinaries(home.account, home.spare, await installedBinaries());
  const cluster = await ensureCluster(home, binaries, durable);
  const lease = await DatabaseLease.begin({ home, binaries, durable, cluster }, log);
  const { connection, startedByUs } = lease;
  return {
    connection,
    url: `postgresql://${connection.user}@${encodeURIComponent(connection.host)}:${connection.port}/${connection.database}`,
    startedByUs,
    stop: () => lease.end(() => true),
    leave: () => lease.end((sessions) => startedByUs && sessions === 0),
  };
}
