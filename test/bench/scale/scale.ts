import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import { migrateUp } from '../../../src/adapters/persistence/mikro-orm/migrate.ts';
import { MikroProjects } from '../../../src/adapters/persistence/mikro-orm/projects/mikro-projects.ts';
import { MikroTasks } from '../../../src/adapters/persistence/mikro-orm/tasks/mikro-tasks.ts';
import { ensureEmbeddedPostgres } from '../../../src/infrastructure/embedded-postgres/ensure-embedded-postgres.ts';
import { addTasks, people, settle } from './populate.ts';
import { keep, type Measured, table } from './present.ts';
import { type Variant, variants } from './variants.ts';

const rounds = 100;

interface Stores {
  readonly tasks: MikroTasks;
  readonly projects: MikroProjects;
}

/** The median, in milliseconds, over people who did not ask before. */
async function measure({ tasks, projects }: Stores, variant: Variant, each: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ask = await variant(tasks, (round * 37) % people, each, projects);
    const begun = performance.now();
    await ask();
    times.push(performance.now() - begun);
  }
  return times.sort((one, other) => one - other)[rounds / 2] ?? Number.NaN;
}

/** Builds the sizes one after the other in one database, and asks each variant of the list there. */
export async function scale(sizes: readonly number[], keepIn: string | undefined): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'mainstay-scale-'));
  stack.defer(() => rm(dataDir, { recursive: true }));
  await chmod(dataDir, 0o711);
  const log = { debug() {}, info() {}, warn: console.error, error: console.error };
  const postgres = await ensureEmbeddedPostgres({ dataDir, log, durable: false });
  stack.defer(() => postgres.stop());
  await migrateUp(postgres.connection);
  const client = new pg.Client({ ...postgres.connection });
  await client.connect();
  stack.defer(() => client.end());
  const database = Database.open({ connection: postgres.connection });
  stack.defer(() => database.close());
  const stores = { tasks: new MikroTasks(database), projects: new MikroProjects(database) };
  await settle(client);

  const measured: Measured[] = [];
  let last = 0;
  for (const size of sizes) {
    await addTasks(client, last, size);
    last = size;
    console.error(`${size.toLocaleString('en')} tasks of ${people.toLocaleString('en')} people`);
    for (const [name, variant] of Object.entries(variants)) {
      measured.push({ name, size, milliseconds: await measure(stores, variant, size / people) });
      console.error(`  ${name}: ${measured.at(-1)?.milliseconds.toFixed(2)} ms`);
    }
  }
  console.log(table(measured));
  if (keepIn !== undefined) keep(keepIn, measured);
}
