import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ensureEmbeddedPostgres } from '../../../src/infrastructure/embedded-postgres/ensure-embedded-postgres.ts';
import { secret, tokenOf } from '../arena.ts';
import { start } from '../contestants.ts';
import { median } from '../report.ts';
import { measureStreams } from './streams.ts';

export interface SyncPlan {
  /** Numbers of tasks of one user. */
  readonly sizes: readonly number[];
  readonly streams: number;
}

/** What the bench reads of a sync's answer. */
interface Answer {
  readonly data: {
    readonly token: string;
    readonly more: boolean;
    readonly changes: { readonly tasks: readonly unknown[] };
  };
}

/** What a sync costs, however much its user has, and what idle streams and a burst to all of them cost. */
export async function sync({ sizes, streams }: SyncPlan): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'mainstay-sync-'));
  stack.defer(() => rm(dataDir, { recursive: true }));
  await chmod(dataDir, 0o711);
  const log = { debug() {}, info() {}, warn: console.error, error: console.error };
  const postgres = await ensureEmbeddedPostgres({ dataDir, log });
  stack.defer(() => postgres.stop());
  const product = await start('product', {
    DATA_DIR: dataDir,
    DATABASE_URL: postgres.url,
    BETTER_AUTH_SECRET: secret,
  });
  stack.defer(() => product.stop());
  const client = new pg.Client(postgres.connection);
  await client.connect();
  stack.defer(() => client.end());
  const ask = async (token: string, body: object) => {
    const began = performance.now();
    const response = await fetch(`${product.url}/api/v1/sync`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Answer;
    if (!response.ok) throw new Error(JSON.stringify(answer));
    return { data: answer.data, milliseconds: performance.now() - began };
  };
  console.log('tasks of the user | a first answer of 500, ms | a command and what changed, ms | nothing changed, ms');
  for (const size of sizes) {
    const userId = `owner-of-${size}`;
    const token = await tokenOf(userId);
    await ask(token, {});
    await client.query(
      `insert into tasks (owner_id, title, completed, version, created_at, updated_at)
       select $1, 'task ' || i, false, 1, now(), now() from generate_series(1, $2::int) i`,
      [userId, size],
    );
    await client.query('analyze tasks');
    const firsts: number[] = [];
    for (let n = 0; n < 9; n += 1) firsts.push((await ask(token, {})).milliseconds);
    let place = (await ask(token, {})).data.token;
    for (let more = true; more; ) ({ token: place, more } = (await ask(token, { token: place, limit: 1000 })).data);
    const [changing, idle]: [number[], number[]] = [[], []];
    for (let n = 0; n < 50; n += 1) {
      const commands = [{ uuid: crypto.randomUUID(), type: 'task.create', args: { title: `new ${n}` } }];
      const changed = await ask(token, { token: place, commands });
      if (changed.data.changes.tasks.length !== 1) throw new Error('one task has changed, and another number came');
      changing.push(changed.milliseconds);
      const nothing = await ask(token, { token: changed.data.token });
      idle.push(nothing.milliseconds);
      place = nothing.data.token;
    }
    console.log([size, ...[firsts, changing, idle].map((each) => median(each).toFixed(1))].join(' | '));
  }
  await measureStreams({ product, count: streams, client });
}
