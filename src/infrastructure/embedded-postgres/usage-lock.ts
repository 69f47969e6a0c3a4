import pg from 'pg';

export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

/** Processes of the product that use the embedded database share this lock; the one that can have it alone is the last. */
const usageLockKey = 7_305_208_413;

/** SQLSTATE 3D000 */
const noSuchDatabase = '3D000';

async function connect(connection: Connection, name: string): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, ssl: false, application_name: name });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function createDatabase(connection: Connection): Promise<void> {
  const client = await connect({ ...connection, database: 'postgres' }, 'mainstay set-up');
  try {
    await client.query(`create database ${pg.escapeIdentifier(connection.database)}`);
  } catch (error) {
    // 42P04 or 23505: another process made it at the same moment.
    if (!['42P04', '23505'].includes(String((error as pg.DatabaseError).code))) throw error;
  } finally {
    await client.end();
  }
}

/** A shared advisory lock: the process needs the embedded database for as long as the lock's connection lives. */
export class UsageLock {
  readonly #client: pg.Client;
  readonly #connection: Connection;
  #left = false;

  private constructor(client: pg.Client, connection: Connection) {
    this.#client = client;
    this.#connection = connection;
  }

  static async join(connection: Connection): Promise<UsageLock> {
    const client = await connect(connection, 'mainstay usage lock').catch(async (error: pg.DatabaseError) => {
      if (error.code !== noSuchDatabase) throw error;
      await createDatabase(connection);
      return connect(connection, 'mainstay usage lock');
    });
    await client.query('select pg_advisory_lock_shared($1)', [usageLockKey]);
    return new UsageLock(client, connection);
  }

  /** Calls `lost` once when the database goes away before `leave`. */
  watch(lost: () => void): void {
    this.#client.once('end', () => {
      if (!this.#left) lost();
    });
  }

  /** Releases the lock. For the last one to leave, `work` runs first, and while it runs nobody can join. */
  async leave(work: (otherSessions: number) => Promise<void>): Promise<void> {
    this.#left = true;
    await this.#client.end().catch(() => undefined);
    // Where it is gone, or goes at this moment, another process was the last.
    const client = await connect(this.#connection, 'mainstay usage lock').catch(() => undefined);
    if (client === undefined) return;
    const rows = await client.query<{ last: boolean; sessions: number }>(lastUser, [usageLockKey]).then(
      (answer) => answer.rows,
      () => [],
    );
    if (rows[0]?.last) await work(rows[0].sessions);
    await client.end().catch(() => undefined);
  }
}

const lastUser = `select pg_try_advisory_lock($1) as last,
  (select count(*)::int from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid())
    as sessions`;
