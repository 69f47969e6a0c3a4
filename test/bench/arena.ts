import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import pg from 'pg';
import { ensureEmbeddedPostgres } from '../../src/infrastructure/embedded-postgres/ensure-embedded-postgres.ts';
import { type Contestant, type ContestantName, start } from './contestants.ts';
import { type Caller, visitor } from './scenarios.ts';

export const secret = randomBytes(48).toString('base64url');
const people = 1000;
const tasksEach = 200;
const tasksOfFirst = 100_000;

/** One database, the product and then others on it, and people with tasks. */
export interface Arena extends AsyncDisposable {
  readonly contestants: readonly Contestant[];
  readonly callers: readonly Caller[];
  /** The PostgreSQL processes that work for a contestant now. */
  backendsOf(contestant: Contestant): Promise<readonly number[]>;
  /** The same state before each measurement: no task completed, none that an earlier one created, no dead rows. */
  tidy(): Promise<void>;
}

export async function openArena(names: readonly ContestantName[]): Promise<Arena> {
  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'mainstay-bench-'));
  stack.defer(() => rm(dataDir, { recursive: true }));
  await chmod(dataDir, 0o711);
  const log = { debug() {}, info() {}, warn: console.error, error: console.error };
  const postgres = await ensureEmbeddedPostgres({ dataDir, log });
  stack.defer(() => postgres.stop());
  const client = new pg.Client({ ...postgres.connection, application_name: 'bench' });
  await client.connect();
  stack.defer(() => client.end());

  const settings = {
    DATABASE_URL: postgres.url,
    BETTER_AUTH_SECRET: secret,
    DATA_DIR: dataDir,
    PAYMENTS_SANDBOX: 'allow',
  };
  const contestants: Contestant[] = [];
  for (const name of names) {
    const contestant = await start(name, settings);
    stack.defer(() => contestant.stop());
    contestants.push(contestant);
  }
  const [product] = contestants;
  if (product === undefined) throw new Error('There is nobody to measure.');
  const callers = await settle(client, product);
  const { rows } = await client.query<{ last: number }>('select max(id)::int as last from tasks');

  const owned = stack.move();
  return {
    contestants,
    callers,
    backendsOf: async ({ applicationName }) => {
      const running = 'select pid from pg_stat_activity where application_name = $1';
      return (await client.query<{ pid: number }>(running, [applicationName])).rows.map(({ pid }) => pid);
    },
    tidy: async () => {
      await client.query('delete from tasks where id > $1', [rows[0]?.last]);
      await client.query('update tasks set completed = false where completed');
      await client.query('vacuum analyze tasks');
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** The product makes a row for whoever brings a valid token; their tasks come straight from here. */
async function settle(client: pg.Client, { url }: Contestant): Promise<Caller[]> {
  const ask = async (path: string, init: RequestInit) => {
    const headers = { 'content-type': 'application/json', ...init.headers };
    const answer = await fetch(`${url}${path}`, { ...init, headers });
    if (!answer.ok) throw new Error(`${path} was refused: ${await answer.text()}`);
    return (await answer.json()) as { readonly data: { readonly token: string } };
  };
  const callers: Caller[] = [];
  for (let index = 0; index <= people; index += 1) {
    const id = `person-${index}`;
    const token = await tokenOf(id);
    const headers = { authorization: `Bearer ${token}` };
    await ask(`/api/${id}/tasks`, { headers });
    const { rows } = await client.query<{ id: number }>(insertTasks, [id, index === 0 ? tasksOfFirst : tasksEach]);
    const tasks = index === 0 ? [] : rows.map((row) => row.id);
    const synced = await ask('/api/v1/sync', { method: 'POST', headers, body: JSON.stringify({ limit: 1000 }) });
    callers.push({ id, token, tasks, place: synced.data.token });
  }
  await ask('/api/v1/auth/register', { method: 'POST', body: JSON.stringify({ ...visitor, name: 'Visitor' }) });
  return callers;
}

const insertTasks = `
  insert into tasks (owner_id, title, description, completed, version, created_at, updated_at)
  select $1, 'Buy ' || n, 'Milk, bread, and something for the evening', false, 1, moment, moment
  from generate_series(1, $2::int) n, lateral (select now() - n * interval '1 minute' as moment)
  returning id::int`;

export const tokenOf = (id: string): Promise<string> =>
  new SignJWT({ user_id: id, email: `${id}@example.com` })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setExpirationTime('1 day')
    .sign(new TextEncoder().encode(secret));
