import { userInfo } from 'node:os';
import type { Container } from 'inversify';
import { Database } from '../../adapters/persistence/mikro-orm/database.ts';
import { migrateUp, migrationStatus } from '../../adapters/persistence/mikro-orm/migrate.ts';
import type { Meters } from '../../application/kernel/meters.ts';
import type { Config } from '../config/config.ts';
import { madeSecret } from '../config/made-secret.ts';
import { StartFailure } from '../config/start-failure.ts';
import { reachDatabase } from '../embedded-postgres/reach-database.ts';
import type { Logger } from '../logging/logger.ts';
import { createContainer } from '../wiring/create-container.ts';
import { mikroStoreModule } from '../wiring/stores/mikro-store.ts';
import { jobs } from '../wiring/tokens/job-tokens.ts';

/** The product's parts for a command, and what must be closed after it. */
export interface Tools extends AsyncDisposable {
  readonly container: Container;
}

const nothing = (): void => {};
const unmeasured: Meters = {
  request: nothing,
  refusedByLimit: nothing,
  query: nothing,
  job: nothing,
  logIn: nothing,
  payment: nothing,
  upload: nothing,
  download: nothing,
  filesSwept: nothing,
  webhookDelivery: nothing,
};

/** Milliseconds that a database has to appear: somebody waits for the answer. */
const timeout = 5000;

/** A command remembers nothing that others might change. */
const noChanges = { knownUntil: () => 0, subscribe: nothing };

/** Works while a server runs or not; an embedded database is left as it was found. */
export async function openTools(config: Config, log: Logger): Promise<Tools> {
  await using stack = new AsyncDisposableStack();
  const reached = await reachDatabase(config, log, timeout);
  stack.defer(() => reached.leave());
  // What a command does may take as long as it needs.
  const database = Database.open({ connection: reached.address, poolSize: 3, queryTimeout: 0 });
  stack.defer(() => database.close());
  await ensureTables(database, () => migrateUp(reached.directAddress));
  const container = createContainer({
    config,
    secret: config.secret ?? (await madeSecret(config.dataDir)),
    log,
    meters: unmeasured,
    exposition: { contentType: 'text/plain', text: async () => '' },
    store: mikroStoreModule(database, noChanges, reached.directAddress),
    operator: `cli:${operatorName()}`,
  });
  stack.defer(() => container.get(jobs.runner).stop(0));
  const opened = stack.move();
  return { container, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

/** An empty database gets its tables; one in use is changed only by who says so. */
async function ensureTables(database: Database, migrate: () => Promise<unknown>): Promise<void> {
  const known = await migrationStatus(database);
  const missing = known.filter(({ applied }) => !applied);
  if (missing.length === 0) return;
  if (missing.length === known.length) await migrate();
  else throw new StartFailure(`the database lacks ${missing.length} migrations. Bring it up: mainstay migrate up`);
}

/** Under some containers a user has a number and no name. */
function operatorName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}
