import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { onStage, type Stage } from '../ground/stage.ts';
import { inBound, type Watched, watched } from '../load/probes.ts';
import type { Trial } from '../trial.ts';

const within = ({ slowest }: Watched): string => `${(slowest / 1000).toFixed(1)} s`;

/** Liveness, readiness and a user's read while the database does not answer: the process lives, and nobody waits for long. */
async function unanswered({ server, load, broken }: Stage, during: () => Promise<unknown>): Promise<string> {
  const token = await load.tokenOf(99);
  const paths = {
    live: { path: '/health/live' },
    ready: { path: '/health/ready' },
    read: { path: '/api/v1/tasks?limit=5', token },
  };
  const { seen, lateness } = await watched(server.port, paths, during);
  const { live, ready, read } = seen;
  if ([...live.statuses].some((status) => status !== 200)) broken.push(`liveness was ${[...live.statuses]}`);
  if (!ready.statuses.has(503)) broken.push('readiness did not notice');
  if ([...read.statuses].some((status) => status !== 200 && status !== 503))
    broken.push(`a read got ${[...read.statuses]}`);
  if (!inBound(ready.slowest, 1000, lateness)) broken.push(`readiness took ${within(ready)}`);
  if (!inBound(read.slowest, 2000, lateness)) broken.push(`a read took ${within(read)}`);
  return `liveness 200 all the while, readiness told within ${within(ready)}, a read was told within ${within(read)}`;
}

export const databaseHangs: Trial = {
  name: 'a database that hangs',
  group: 'faults',
  run: () =>
    onStage({}, async (stage) => {
      const { postgres, load } = stage;
      const told = await unanswered(stage, async () => {
        postgres.freeze();
        await pause(6000);
        postgres.thaw();
      });
      await load.writes(60);
      return `every process of PostgreSQL stopped for 6 s; ${told}`;
    }),
};

export const poolExhausted: Trial = {
  name: 'the pool exhausted',
  group: 'faults',
  run: () =>
    onStage(
      { writers: 32, environment: { DATABASE_POOL_SIZE: '5' }, postgres: { max_connections: '24' } },
      async (stage) => {
        const { postgres, server, load, broken } = stage;
        const admin = await postgres.connect();
        await admin.query('begin; lock table tasks, files, payments in access exclusive mode');
        const { seen } = await watched(server.port, { live: { path: '/health/live' } }, () => pause(4000));
        await admin.query('commit');
        if ([...seen.live.statuses].some((status) => status !== 200)) broken.push('liveness failed behind a lock');
        await load.writes(60);
        const others: pg.Client[] = [];
        const told = await unanswered(stage, async () => {
          await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
            where pid <> pg_backend_pid() and backend_type = 'client backend'`);
          // Whoever is quicker has it: until there is none left for the product.
          const end = performance.now() + 4000;
          while (performance.now() < end) {
            const other = await postgres.connect().catch(() => pause(20));
            if (other) others.push(other);
            await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where
              backend_type = 'client backend' and application_name <> 'trial'`);
          }
        });
        await Promise.all([admin, ...others].map((each) => each.end()));
        await load.writes(60);
        return `5 connections behind a lock for 4 s, then all ${others.length} of the server taken by others for 4 s; ${told}`;
      },
    ),
};
