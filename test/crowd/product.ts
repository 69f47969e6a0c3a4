import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { mainstay, serving } from '../support/mainstay.ts';
import { freshDatabase, stopTestPostgres } from '../support/postgres.ts';
import { signed } from '../support/todo-api.ts';

const secret = 'a secret of the crowd, at least 32 bytes long';

/** The product as it is run, on default limits, with a database of its own. */
export interface Product {
  readonly port: number;
  /** The log's lines so far. */
  lines(): readonly Readonly<Record<string, unknown>>[];
  /** Megabytes of one process, at this moment. */
  memory(): Promise<number>;
  tokenOf(userId: string): Promise<string>;
  /** Gives a user so many tasks with a text of their own, for the database alone to make. */
  fill(userId: string, tasks: number, description: string): Promise<void>;
  close(): Promise<void>;
}

export async function startProduct(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'mainstay-crowd-'));
  const database = await freshDatabase();
  const settings = { DATABASE_URL: database.url, BETTER_AUTH_SECRET: secret, ...environment };
  const { program, url } = await serving(mainstay(folder, ['serve', ...args], settings));
  const workers = Number(args[1] ?? 1);
  const sql = new pg.Client(database.connection);
  await sql.connect();
  return {
    port: Number(new URL(url).port),
    lines: () => program.lines,
    memory: async () => {
      const text = await (await fetch(`${url.replace('localhost', '127.0.0.1')}/metrics`)).text();
      return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / workers / 2 ** 20;
    },
    tokenOf: (user_id) => {
      const now = Math.floor(Date.now() / 1000);
      return signed({ user_id, email: `${user_id}@example.com`, iat: now, exp: now + 3600 }, secret);
    },
    fill: async (userId, tasks, description) => {
      await sql.query(
        `insert into users (id, issuer, role, version, created_at, updated_at)
         values ($1, 'shared-secret', 'user', 1, now(), now()) on conflict do nothing`,
        [userId],
      );
      await sql.query(
        `insert into tasks (owner_id, title, description, completed, version, created_at, updated_at)
         select $1, 'Task ' || n, $3, false, 1, moment, moment
         from generate_series(1, $2::int) n, lateral (select date_trunc('ms', now()) - n * interval '1 s' as moment)`,
        [userId, tasks, description],
      );
      await sql.query('analyze tasks');
    },
    close: async () => {
      await sql.end();
      await program.kill();
      await stopTestPostgres();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
