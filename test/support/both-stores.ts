import { MemoryDatabase } from '../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { Database } from '../../src/adapters/persistence/mikro-orm/database.ts';
import { migrateUp } from '../../src/adapters/persistence/mikro-orm/migrate.ts';
import { freshDatabase, type TestDatabase } from './postgres.ts';

/** How each store makes the ports under test. */
export interface Makers<T> {
  readonly memory: (database: MemoryDatabase) => T;
  readonly postgres: (database: Database) => T;
}

export interface Store<T> {
  /** The ports under test; there from the suite's `before` on. */
  readonly ports: T;
  /** The id of a new user, for what belongs to one. */
  newOwner(): Promise<string>;
}

const migrated = ({ connection }: Pick<TestDatabase, 'connection'>): Promise<void> =>
  migrateUp(connection).then(() => {});

/** An empty database with the present tables, and the product's own door to it. */
export async function migratedDatabase(): Promise<{ database: Database; fresh: TestDatabase; close(): Promise<void> }> {
  const fresh = await freshDatabase(migrated);
  const database = Database.open({ connection: fresh.connection });
  const close = async () => {
    await database.close();
    await fresh.drop();
  };
  return { database, fresh, close };
}

let owners = 0;

/** A user who is in the database, for rows that refer to one. */
export async function newOwnerIn(database: Database): Promise<string> {
  owners += 1;
  const id = `owner-${owners}`;
  const created_at = '2026-01-01T00:00:00.000Z';
  await (await database.entityManager()).execute(
    `insert into users (id, issuer, role, version, created_at, updated_at)
     values (?, 'shared-secret', 'user', 1, ?, ?)`,
    [id, created_at, created_at],
  );
  return id;
}

/** One suite, run against the store in memory and against PostgreSQL: what it says holds for both. */
export function describeOnBothStores<T>(title: string, makers: Makers<T>, suite: (store: Store<T>) => void): void {
  describe(`${title}, in memory`, () => {
    const ports = makers.memory(new MemoryDatabase());
    suite({ ports, newOwner: async () => `owner-${crypto.randomUUID()}` });
  });
  describe(`${title}, in PostgreSQL`, () => {
    let opened: Awaited<ReturnType<typeof migratedDatabase>> | undefined;
    let ports: T | undefined;
    before(async () => {
      opened = await migratedDatabase();
      ports = makers.postgres(opened.database);
    });
    after(() => opened?.close());
    suite({
      get ports(): T {
        if (ports === undefined) throw new Error('Ask for the ports inside a test.');
        return ports;
      },
      newOwner: async () => {
        if (opened === undefined) throw new Error('Ask for an owner inside a test.');
        return await newOwnerIn(opened.database);
      },
    });
  });
}
