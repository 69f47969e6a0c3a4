import type { Operation } from '../../src/adapters/http/kit/openapi/operation.ts';
import { Database } from '../../src/adapters/persistence/mikro-orm/database.ts';
import { mikroStoreModule } from '../../src/infrastructure/wiring/stores/mikro-store.ts';
import { accounts } from '../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { jobs } from '../../src/infrastructure/wiring/tokens/job-tokens.ts';
import { http } from '../../src/infrastructure/wiring/tokens/tokens.ts';
import { webhooks } from '../../src/infrastructure/wiring/tokens/webhook-tokens.ts';
import { Client } from '../support/client.ts';
import { memoryProduct } from '../support/memory-product.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { exampleOfBody, inWorld, worldOf } from '../support/tried-examples.ts';

interface Asked {
  readonly path: string;
  readonly method: 'GET';
  readonly operation: Operation;
}

/** What removes things comes after what needs them, what ends sessions after that, and the end of the account last. */
const order = [
  /^(delete|restore)/,
  /^(logOut|endSession|changePassword|resetPassword|lockUser|unlockUser)/,
  /^eraseMe$/,
];
/** A stream of events would not end. */
const endless = ['changes'];
const needsFacts = ['mail', 'remove-file-bytes'];

function operations(): readonly Asked[] {
  const { paths } = memoryProduct().container.get(http.document)();
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase() as 'GET', operation })),
  );
  const rank = ({ operation }: Asked): number => order.findIndex((form) => form.test(operation.operationId ?? ''));
  return all
    .filter(({ operation }) => !endless.includes(operation.operationId ?? ''))
    .toSorted((one, other) => rank(one) - rank(other));
}

/** Every statement that the documented examples of all routes, each job and a webhook make the product ask of its database. */
export async function askedStatements({ connection }: TestDatabase): Promise<readonly string[]> {
  const heard = new Set<string>();
  const database = Database.open({ connection, onQuery: (sql) => void heard.add(sql) });
  const noChanges = { knownUntil: () => Number.MAX_SAFE_INTEGER, subscribe: () => {} };
  const world = await worldOf('login', [], {
    store: mikroStoreModule(database, noChanges, connection),
    environment: { WEBHOOKS_ALLOW_PRIVATE: 'true' },
  });
  const client = new Client(world.api.listener);
  const admin = await world.api.registered('root@example.com');
  await world.api.container.get(accounts.operatorUseCases).changeAccountStatus.giveRole(admin.id, 'admin');
  const { add, deliver } = world.api.container.get(webhooks.useCases);
  // Nobody listens there: what matters is what is asked of the database.
  await add.execute({ url: 'http://127.0.0.1:9/', events: ['task.created', 'project.created'] });
  for (const { path, method, operation } of operations()) {
    const address = path.replace(/\{(\w+)\}/g, (_, name) => {
      const given = operation.parameters?.find((each) => 'name' in each && each.name === name);
      return encodeURIComponent(String(inWorld(world.own, given !== undefined && 'example' in given && given.example)));
    });
    const body = inWorld(world.own, exampleOfBody(operation));
    const sent = body === undefined ? {} : { json: body };
    for (const token of [world.token, admin.tokens.accessToken]) await client.ask(method, address, { token, ...sent });
  }
  // Without facts: what needs some was done by the routes' own jobs.
  for (const { kind, run } of world.api.container.getAll(jobs.handlers))
    if (!needsFacts.includes(kind.name)) await run({} as never, { id: crypto.randomUUID() });
  await (await deliver.begin()).done;
  await deliver.longestWait();
  await world.api.container.get(jobs.runner).stop(1000);
  await database.close();
  return [...heard];
}
