import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { onConnection } from './server-probes.ts';

/**
 * What stands between us and PostgreSQL. `transaction`: a pooler that lends a connection for a transaction at a time and keeps
 * prepared statements in order, as PgBouncer does from 1.21 on. `unfit`: one that loses them.
 */
export type Pooler = 'none' | 'session' | 'transaction' | 'unfit';

declare module 'pg' {
  interface Client {
    /** The process that a cancellation is for, as the other side has named it. */
    readonly processID: number | null;
  }
}

const attempts = 5;

/** How a pooler refuses start-up parameters that it does not know. */
const protocolViolation = '08P01';

/** Whether the other side takes the settings of a session at its start, as PostgreSQL does and poolers do not. */
export async function takesSessionSettings(config: pg.ClientConfig): Promise<boolean> {
  try {
    return await onConnection(config, async () => true);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === protocolViolation) return false;
    throw error;
  }
}

export const poolerOf = (config: pg.ClientConfig): Promise<Pooler> =>
  onConnection(config, async (client) => {
    // A pooler has made up the number that it gave to us.
    if ((await backendOf(client)) === client.processID) return 'none';
    if (await isRenamed(client)) return 'transaction';
    return (await sharesBackends(client, config)) ? 'unfit' : 'session';
  });

async function backendOf(client: pg.Client): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid;
}

/** Whoever keeps statements in order among many clients must give them names of its own. */
async function isRenamed(client: pg.Client): Promise<boolean> {
  // A name of its own each time: behind a pooler that loses statements the last one may still be there.
  const probe = `mainstay_probe_${randomUUID()}`;
  await client.query('begin');
  try {
    await client.query({ name: probe, text: 'select 1' });
    const { rows } = await client.query('select from pg_prepared_statements where name = $1', [probe]);
    return rows.length === 0;
  } finally {
    await client.query('rollback');
  }
}

/** Whether two clients at once get the same connection in turn; other traffic may hide it, so that one look is not enough. */
async function sharesBackends(one: pg.Client, config: pg.ClientConfig): Promise<boolean> {
  return onConnection(config, async (other) => {
    for (let attempt = 0; attempt < attempts; attempt += 1)
      if ((await backendOf(one)) === (await backendOf(other))) return true;
    return false;
  });
}
