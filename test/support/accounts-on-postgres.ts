import { Database } from '../../src/adapters/persistence/mikro-orm/database.ts';
import { mikroStoreModule } from '../../src/infrastructure/wiring/stores/mikro-store.ts';
import { jobs } from '../../src/infrastructure/wiring/tokens/job-tokens.ts';
import { type AccountsApi, accountsApi } from './accounts-api.ts';
import { migratedDatabase } from './both-stores.ts';
import type { ProductSettings } from './memory-product.ts';
import type { TestDatabase } from './postgres.ts';

export interface AccountsOnPostgres {
  readonly api: AccountsApi;
  readonly database: Database;
  readonly address: TestDatabase['connection'];
  /** Everything that is stored, of every schema, as text. */
  dump(): Promise<string>;
  close(): Promise<void>;
}

const noChanges = { knownUntil: () => Number.MAX_SAFE_INTEGER, subscribe: () => {} };

/** The product's accounts on a PostgreSQL of their own, with running jobs. */
export async function accountsOnPostgres(settings: ProductSettings = {}): Promise<AccountsOnPostgres> {
  const { fresh, close } = await migratedDatabase();
  const database = Database.open({ connection: fresh.connection, poolSize: 10 });
  const api = await accountsApi({ ...settings, store: mikroStoreModule(database, noChanges, fresh.connection) });
  const rowsOf = async (table: string): Promise<string> =>
    JSON.stringify(await (await database.entityManager()).execute(`select * from ${table}`));
  return {
    api,
    database,
    address: fresh.connection,
    dump: async () => {
      const tables: { name: string }[] = await (await database.entityManager()).execute(
        `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
         where schemaname not in ('pg_catalog', 'information_schema')`,
      );
      return (await Promise.all(tables.map(async ({ name }) => `${name} ${await rowsOf(name)}`))).join('\n');
    },
    close: async () => {
      await api.container.get(jobs.runner).stop(2_000);
      await database.close();
      await close();
    },
  };
}
