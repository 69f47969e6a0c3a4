import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../anywhere/servers.ts';
import { Load } from '../load/load.ts';
import { losses } from '../load/losses.ts';
import type { Kind } from '../load/write.ts';
import type { Outcome } from '../trial.ts';
import { PostgresServer } from './postgres-server.ts';
import { ProductProcess } from './product-process.ts';

export const secret = 'a secret of the trials, at least 32 bytes long';

export interface Wishes {
  readonly environment?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly writers?: number;
  readonly kinds?: readonly Kind[];
  readonly postgres?: Readonly<Record<string, string>>;
  /** How many writes are acknowledged before and after. */
  readonly some?: number;
  /** Whether the sandbox collects the payments. */
  readonly collected?: boolean;
  /** Whether what nobody was told of is asked for until it is told, which may take as long as a payment's lease. */
  readonly settles?: boolean;
  /** Where the database's files are, if not in the stage's own folder. */
  readonly cluster?: string;
  /** The same of DATA_DIR. */
  readonly dataDir?: string;
}

export interface Stage {
  readonly folder: string;
  readonly dataDir: string;
  readonly postgres: PostgresServer;
  readonly server: ProductProcess;
  readonly load: Load;
  readonly broken: string[];
}

/** Limits are not what is tried, and mails are kept as files. */
export const unlimited = {
  RATE_LIMIT_PER_MINUTE: '1000000',
  AUTH_RATE_LIMIT_PER_MINUTE: '100000',
  FILE_QUOTA_BYTES: String(2 ** 34),
  BETTER_AUTH_SECRET: secret,
} as const;

export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mainstay-faults-'));
  await chmod(folder, 0o711);
  return folder;
}

/** Enough that every kind of write is under way when the fault comes, and that all goes on afterwards. */
const usualSome = 120;

/**
 * One server, one database and a mixed load; `act` does the harm and says what it did. Then everybody must be able to write again, and
 * everything that was acknowledged must be there, once.
 */
export async function onStage(wishes: Wishes, act: (stage: Stage) => Promise<string>): Promise<Outcome> {
  await using stack = new AsyncDisposableStack();
  const folder = await newFolder();
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const dataDir = wishes.dataDir ?? join(folder, 'data');
  const cluster = wishes.cluster ?? join(folder, 'postgres');
  const postgres = stack.use(await PostgresServer.make(cluster, wishes.postgres));
  await postgres.start();
  const environment = { ...unlimited, DATABASE_URL: postgres.url, DATA_DIR: dataDir, ...wishes.environment };
  const port = await freePort();
  const server = stack.use(new ProductProcess({ folder, port, environment, args: wishes.args ?? [] }));
  await server.start();
  const { writers = 16, some = usualSome, collected = true } = wishes;
  const load = new Load({ port, secret, writers, ...(wishes.kinds && { kinds: wishes.kinds }) });
  stack.defer(() => load.stop());
  const broken: string[] = [];
  load.start();
  await load.writes(some);
  const done = await act({ folder, dataDir, postgres, server, load, broken });
  if (!load.isOver) await load.writes(some);
  await load.stop(wishes.settles === true ? 'settle' : 'give up');
  if (wishes.settles === true) broken.push(...load.unsettled.map((mark) => `nobody was told what became of ${mark}`));
  broken.push(...load.strange.slice(0, 5));
  broken.push(...(await losses(load, { query: (sql) => postgres.query(sql), port, collected })).slice(0, 5));
  return { figures: `${done}; ${loadFigures(load)}`, broken };
}

export function loadFigures(load: Load): string {
  const { acknowledged, seconds, longestGap, shown } = load;
  const kept = acknowledged.length;
  if (kept === 0) return shown;
  return `${kept} writes acknowledged (${Math.round(kept / seconds)}/s), ${shown}, none acknowledged for ${(longestGap / 1000).toFixed(1)} s at most; lost: nothing, twice: nothing`;
}
