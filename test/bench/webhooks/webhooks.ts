import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import { migrateUp } from '../../../src/adapters/persistence/mikro-orm/migrate.ts';
import type { WebhookUseCases } from '../../../src/application/webhooks/use-cases.ts';
import { plainTask } from '../../../src/domain/tasks/task.ts';
import { ensureEmbeddedPostgres } from '../../../src/infrastructure/embedded-postgres/ensure-embedded-postgres.ts';
import { createServerContainer } from '../../../src/infrastructure/wiring/create-server-container.ts';
import { mikroStoreModule } from '../../../src/infrastructure/wiring/stores/mikro-store.ts';
import { tasks } from '../../../src/infrastructure/wiring/tokens/tokens.ts';
import { webhooks as tokens } from '../../../src/infrastructure/wiring/tokens/webhook-tokens.ts';
import { actorOf } from '../../support/actors.ts';
import { newOwnerIn } from '../../support/both-stores.ts';
import { memorySurroundings } from '../../support/memory-product.ts';
import { median } from '../report.ts';

const events = 2000;
const writes = 500;
const noChanges = { knownUntil: () => 0, subscribe: () => {} };

/** Deliveries a second of one process, and what a write costs with and without endpoints; on a durable PostgreSQL of its own. */
export async function webhooks(rounds: number): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'mainstay-webhooks-'));
  stack.defer(() => rm(dataDir, { recursive: true }));
  await chmod(dataDir, 0o711);
  const log = { debug() {}, info() {}, warn: console.error, error: console.error };
  const postgres = await ensureEmbeddedPostgres({ dataDir, log });
  stack.defer(() => postgres.stop());
  await migrateUp(postgres.connection);
  const database = Database.open({ connection: postgres.connection });
  stack.defer(() => database.close());
  const receiver = fork(new URL('./receiver.ts', import.meta.url));
  stack.defer(() => void receiver.disconnect());
  const [port] = (await once(receiver, 'message')) as [number];
  const store = mikroStoreModule(database, noChanges, postgres.connection);
  const container = createServerContainer(memorySurroundings({ store }));
  const useCases = container.get(tokens.useCases);
  const owner = actorOf(await newOwnerIn(database));
  const add = async () => {
    const began = performance.now();
    for (let n = 0; n < writes; n += 1) {
      const added = await container.get(tasks.useCases).add.execute(owner, { ...plainTask, title: `Sow ${n}` });
      if (added.isErr()) throw new Error(added.error.kind);
    }
    return ((performance.now() - began) / writes) * 1000;
  };
  const url = `http://127.0.0.1:${port}/`;
  const figures = new Map<string, number[]>();
  const keep = (name: string, figure: number) => figures.set(name, [...(figures.get(name) ?? []), figure]);
  await add();
  for (let round = 0; round < rounds; round += 1) {
    keep('µs a write, without an endpoint', await add());
    const other = await useCases.add.execute({ url, events: ['payment.disputed'] });
    keep('µs a write that an endpoint did not ask for', await add());
    await useCases.remove.execute(other._unsafeUnwrap().endpoint.facts.id);
    for (const endpoints of [1, 10]) {
      const ids: string[] = [];
      for (let n = 0; n < endpoints; n += 1) {
        const added = await useCases.add.execute({ url, events: ['task.created'] });
        ids.push(added._unsafeUnwrap().endpoint.facts.id);
      }
      if (endpoints === 1) keep('µs a write that is told', await add());
      await fill(database, owner.userId, events / endpoints);
      const { rate, cpu } = await delivered(useCases);
      const to = endpoints > 1 ? `${endpoints} endpoints` : 'an endpoint';
      keep(`deliveries a second to ${to}`, rate);
      keep(`µs of processor time of a delivery to ${to}`, cpu);
      for (const id of ids) await useCases.remove.execute(id);
    }
  }
  for (const [name, all] of figures) console.log(name.padEnd(48), median(all).toFixed(0).padStart(6));
}

/** So many events at once, in one statement. */
async function fill(database: Database, owner: string, count: number): Promise<void> {
  const manager = await database.entityManager();
  await manager.execute(
    `insert into tasks (owner_id, title, completed, version, created_at, updated_at)
     select ?, 'Sow ' || n, false, 1, now(), now() from generate_series(1, ?) as n`,
    [owner, count],
  );
}

/** The processor time is Node's alone. */
async function delivered({
  deliver,
  deliveries,
}: WebhookUseCases): Promise<{ readonly rate: number; readonly cpu: number }> {
  const waiting = async () => (await deliveries.list({ state: 'waiting' }, 100_000)).length;
  const count = await waiting();
  const began = performance.now();
  const before = process.cpuUsage();
  await (await deliver.begin()).done;
  const rate = (count / (performance.now() - began)) * 1000;
  const { user, system } = process.cpuUsage(before);
  if ((await waiting()) > 0) throw new Error('some were not delivered');
  return { rate, cpu: (user + system) / count };
}
