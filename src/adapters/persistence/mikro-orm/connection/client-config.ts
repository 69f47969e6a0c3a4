import pg from 'pg';
import { types } from './values.ts';

/** A URL, or the folder of a Unix socket (or a host) with user and database. */
export type Address = string | Pick<pg.ClientConfig, 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl'>;

const probeTimeout = 900;
const lockTimeout = 5000;

/** Compiling a short statement to machine code, or sharing it out to workers, costs more than it gives. */
const settings = '-c TimeZone=UTC -c jit=off -c max_parallel_workers_per_gather=0';

/** What the address itself says about these goes first. A `queryTimeout` of 0 lifts all limits of time. */
export function clientConfig(address: Address, queryTimeout: number): pg.ClientConfig {
  return {
    types,
    fallback_application_name: 'mainstay',
    options: settings,
    statement_timeout: queryTimeout,
    lock_timeout: Math.min(queryTimeout, lockTimeout),
    idle_in_transaction_session_timeout: queryTimeout,
    keepAlive: true,
    ...(typeof address === 'string' ? { connectionString: address } : address),
  };
}

/** Whether anybody answers. A refusal is an answer; only silence and a closed port mean that nobody is there. */
export async function answers(config: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(config);
  client.on('error', () => {});
  const silence = new Promise<false>((resolve) => {
    setTimeout(() => setImmediate(resolve, false), probeTimeout);
  });
  const answer = client.connect().then(
    () => true,
    (error: unknown) => error instanceof pg.DatabaseError,
  );
  const alive = await Promise.race([answer, silence]);
  if (alive) void client.end();
  else client.connection.stream.destroy();
  return alive;
}
