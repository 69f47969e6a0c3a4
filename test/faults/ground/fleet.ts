import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../anywhere/servers.ts';
import { startRedis } from '../../support/redis.ts';
import { Load } from '../load/load.ts';
import { losses } from '../load/losses.ts';
import type { Kind } from '../load/write.ts';
import type { Outcome } from '../trial.ts';
import { noRedis } from '../trials/redis-away.ts';
import { Haproxy, noHaproxy } from './haproxy.ts';
import { PostgresServer } from './postgres-server.ts';
import { ProductProcess } from './product-process.ts';
import { loadFigures, newFolder, secret, unlimited } from './stage.ts';

export interface Wishes {
  readonly processes: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly kinds?: readonly Kind[];
  readonly writers?: number;
  readonly some?: number;
  /** A standby that follows; `synchronous` so that nothing is acknowledged that it does not have. */
  readonly standby?: 'synchronous' | 'behind';
}

export interface Fleet {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly primary: PostgresServer;
  readonly standby: PostgresServer | undefined;
  /** Where the database is by now. */
  database: PostgresServer;
  readonly servers: ProductProcess[];
  readonly balancer: Haproxy;
  readonly load: Load;
  readonly broken: string[];
}

export const noFleet = async (): Promise<string | undefined> => (await noHaproxy()) ?? (await noRedis());

/** How far the standby is: it follows, and is waited for where that is wanted. */
const follows = (state: 'async' | 'sync') => `select 1 from pg_stat_replication where sync_state = '${state}'`;

/** Several processes behind HAProxy with one database and one Redis, and a mixed load through the balancer. */
export async function withFleet(wishes: Wishes, act: (fleet: Fleet) => Promise<string>): Promise<Outcome> {
  await using stack = new AsyncDisposableStack();
  const folder = await newFolder();
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const redis = await startRedis();
  stack.defer(() => redis.stop());
  const synchronous = { synchronous_standby_names: 'standby', synchronous_commit: 'on' };
  const primary = stack.use(
    await PostgresServer.make(join(folder, 'primary'), wishes.standby === 'synchronous' ? synchronous : {}),
  );
  const standby =
    wishes.standby === undefined
      ? undefined
      : stack.use(await primary.standby(join(folder, 'standby'), { synchronous_standby_names: '' }));
  await primary.start();
  await standby?.start();
  const wanted = follows(wishes.standby === 'synchronous' ? 'sync' : 'async');
  while (standby !== undefined && (await primary.query(wanted)).length === 0) await new Promise(setImmediate);
  const hosts =
    standby === undefined
      ? primary.url
      : `postgresql://admin@127.0.0.1:${primary.port},127.0.0.1:${standby.port}/postgres?sslmode=disable`;
  const environment = {
    ...unlimited,
    DATABASE_URL: hosts,
    ...(standby && { DATABASE_REPLICA_URLS: standby.url }),
    DATA_DIR: join(folder, 'data'),
    REDIS_URL: redis.url,
    TRUST_PROXY: '1',
    DATABASE_POOL_SIZE: '6',
    ...wishes.environment,
  };
  const servers: ProductProcess[] = [];
  for (let n = 0; n < wishes.processes; n += 1) {
    const server = stack.use(new ProductProcess({ folder, port: await freePort(), environment }));
    await server.start();
    servers.push(server);
  }
  const balancer = stack.use(
    await Haproxy.before(
      servers.map(({ port }) => port),
      folder,
    ),
  );
  const { writers = 12, some = 100, kinds } = wishes;
  const load = new Load({ port: balancer.port, secret, writers, ...(kinds && { kinds }) });
  stack.defer(() => load.stop());
  load.start();
  await load.writes(some);
  const fleet: Fleet = {
    folder,
    environment,
    primary,
    standby,
    database: primary,
    servers,
    balancer,
    load,
    broken: [],
  };
  const done = await act(fleet);
  if (!load.isOver) await load.writes(some);
  await load.stop();
  const place = { query: (sql: string) => fleet.database.query(sql), port: balancer.port, collected: true };
  const broken = [...fleet.broken, ...load.strange.slice(0, 5), ...(await losses(load, place)).slice(0, 5)];
  return { figures: `${wishes.processes} processes: ${done}; ${loadFigures(load)}`, broken };
}
