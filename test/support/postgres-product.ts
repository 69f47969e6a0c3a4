import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../src/adapters/persistence/mikro-orm/database.ts';
import { migrateUp } from '../../src/adapters/persistence/mikro-orm/migrate.ts';
import { mikroStoreModule } from '../../src/infrastructure/wiring/stores/mikro-store.ts';
import { jobs } from '../../src/infrastructure/wiring/tokens/job-tokens.ts';
import { storage } from '../../src/infrastructure/wiring/tokens/storage-tokens.ts';
import { migratedDatabase } from './both-stores.ts';
import { type MemoryProduct, memoryProduct } from './memory-product.ts';
import type { TestDatabase } from './postgres.ts';
import { type V1Api, v1Api } from './v1-api.ts';

export interface PostgresProduct {
  readonly database: Database;
  readonly product: MemoryProduct;
  /** The texts of the queries since the last time. */
  queries(): readonly string[];
  /** The product seen by somebody new. */
  newUser(): Promise<V1Api>;
  close(): Promise<void>;
}

/** Nobody else changes anything. */
const noChanges = { knownUntil: () => Number.MAX_SAFE_INTEGER, subscribe: () => {} };

let users = 0;

/** Somebody else's database, brought to this version, which stays. */
async function keptOpen(fresh: TestDatabase) {
  await migrateUp(fresh.connection);
  return { fresh, close: async () => {} };
}

/** The product as the server wires it, on a database of its own, under a clock that stands still. */
export async function postgresProduct(
  environment: Readonly<Record<string, string>> = {},
  given?: TestDatabase,
): Promise<PostgresProduct> {
  const { fresh, close } = given === undefined ? await migratedDatabase() : await keptOpen(given);
  let heard: string[] = [];
  const database = Database.open({ connection: fresh.connection, onQuery: (sql) => heard.push(sql) });
  const dataDir = await mkdtemp(join(tmpdir(), 'mainstay-product-'));
  const store = mikroStoreModule(database, noChanges, fresh.connection);
  const product = memoryProduct({ store, environment: { DATA_DIR: dataDir, ...environment } });
  await product.container.get(storage.history).begin(crypto.randomUUID(), product.clock.now());
  return {
    database,
    product,
    queries: () => {
      const since = heard;
      heard = [];
      return since;
    },
    newUser: () => {
      users += 1;
      return v1Api(product, `user-${users}`);
    },
    close: async () => {
      await product.container.get(jobs.runner).stop(1_000);
      await database.close();
      await close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
