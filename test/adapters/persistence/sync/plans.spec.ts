import { expect } from 'chai';
import type { Database } from '../../../../src/adapters/persistence/mikro-orm/database.ts';
import { History } from '../../../../src/adapters/persistence/mikro-orm/sync/history.ts';
import { MikroChanges } from '../../../../src/adapters/persistence/mikro-orm/sync/mikro-changes.ts';
import type { Place } from '../../../../src/application/sync/ports.ts';
import { instantOf } from '../../../../src/domain/kernel/instant.ts';
import { migratedDatabase } from '../../../support/both-stores.ts';
import { asked, plansOf } from '../../../support/plans.ts';

const ownerId = 'owner-7';

describe('the plans of what a sync and a stream ask', () => {
  let database: Database;
  let changes: MikroChanges;
  let place: Place;
  let close: () => Promise<void>;
  before(async () => {
    ({ database, close } = await migratedDatabase());
    const history = new History(database);
    changes = new MikroChanges(database, history);
    await history.begin(crypto.randomUUID(), instantOf(0));
    const run = async (sql: string) => (await database.entityManager()).execute(sql);
    await run(`insert into users (id, issuer, role, version, created_at, updated_at)
      select 'owner-' || i, 'shared-secret', 'user', 1, now(), now() from generate_series(1, 50) i`);
    for (let part = 0; part < 6; part += 1)
      await run(`insert into tasks (owner_id, title, completed, version, created_at, updated_at)
        select 'owner-' || (i % 50 + 1), 'Task ' || i, false, 1, now(), now() from generate_series(1, 5000) i`);
    await run('vacuum analyze tasks');
    place = await changes.here();
  });
  after(() => close());

  const questions: Readonly<Record<string, () => Promise<unknown>>> = {
    'everything, from the start': () =>
      changes.read({ ownerId, since: undefined, latest: undefined, after: undefined, limit: 500 }),
    'what changed since a token': () =>
      changes.read({ ownerId, since: place, latest: place, after: undefined, limit: 500 }),
    'which kinds of one owner changed': () => changes.kindsSince(ownerId, place),
    'whose things changed': () => changes.since(place),
  };
  for (const [name, ask] of Object.entries(questions))
    it(`find ${name} by the index of changes`, async () => {
      for (const query of await asked(database, ask))
        for (const steps of await plansOf(database, query)) {
          const read = steps.filter(({ type }) => type.includes('Scan')).map(({ index }) => index ?? '');
          expect(
            read.filter((index) => index.startsWith('tasks_change')),
            JSON.stringify(steps),
          ).to.have.lengthOf(1);
        }
    });
});
