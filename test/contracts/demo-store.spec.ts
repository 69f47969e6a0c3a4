import { expect } from 'chai';
import { Database } from '../../src/adapters/persistence/mikro-orm/database.ts';
import { Password } from '../../src/domain/accounts/password.ts';
import type { Instant } from '../../src/domain/kernel/instant.ts';
import { Secret } from '../../src/domain/kernel/secret.ts';
import type { ProjectId } from '../../src/domain/projects/project.ts';
import { memoryStoreModule } from '../../src/infrastructure/wiring/stores/memory-store.ts';
import { mikroStoreModule } from '../../src/infrastructure/wiring/stores/mikro-store.ts';
import { accounts } from '../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { demo } from '../../src/infrastructure/wiring/tokens/demo-tokens.ts';
import { projects, tasks } from '../../src/infrastructure/wiring/tokens/tokens.ts';
import { migratedDatabase } from '../support/both-stores.ts';
import { memoryProduct } from '../support/memory-product.ts';

const early = '2026-01-01T00:00:00.000Z' as Instant;
const late = '2026-01-02T03:04:05.678Z' as Instant;
const noChanges = { knownUntil: () => 0, subscribe: () => {} };
const ada = { id: 'ada-1', email: 'Ada@example.com', name: 'Ada', at: early };
const garden = { id: '0199f0f0-0000-7000-8000-000000000001', ownerId: 'ada-1', name: 'Garden', at: early };
const about = { ownerId: 'ada-1', projectId: garden.id, title: 'Dig', description: null, at: early, doneAt: null };

for (const name of ['memory', 'PostgreSQL'] as const)
  it(`demo things are like all others, in ${name}`, async () => {
    await using stack = new AsyncDisposableStack();
    const open = async () => {
      const { fresh, close } = await migratedDatabase();
      stack.defer(close);
      const database = Database.open({ connection: fresh.connection });
      stack.defer(() => database.close());
      return mikroStoreModule(database, noChanges, fresh.connection);
    };
    const { container } = memoryProduct({ store: name === 'memory' ? memoryStoreModule : await open() });
    const store = container.get(demo.store);
    await store.addPeople([ada], new Secret('Abcdefg1'));
    await store.addProjects([garden]);
    await store.addTasks([about, { ...about, title: 'Rest', projectId: null, description: 'well', doneAt: late }]);
    await store.addTasks([]);

    const user = await container.get(accounts.users).withId('ada-1');
    expect(user?.facts).to.deep.include({
      ...{ email: 'Ada@example.com', name: 'Ada', issuer: 'mainstay', role: 'user', emailAsOf: null },
      ...{ emailVerifiedAt: early, createdAt: early, updatedAt: early },
    });
    const credential = await container.get(accounts.store).credentials.ofUser('ada-1');
    expect(credential).to.include({ emailKey: 'ada@example.com', serial: 1 });
    const password = Password.parse('Abcdefg1')._unsafeUnwrap();
    const hashes = container.get(accounts.hashes);
    expect((await hashes.verify(password, credential?.hash ?? null))._unsafeUnwrap()).to.equal(true);
    const project = await container.get(projects.store).ofOwner('ada-1', garden.id as ProjectId);
    expect(project?.facts).to.deep.include({ name: 'Garden', status: 'active', version: 1, createdAt: early });
    const sort = { field: 'title', descending: false } as const;
    const window = { limit: 9, offset: 0 };
    const { items } = await container.get(tasks.store).page('ada-1', { filter: {}, sort }, window);
    expect(items.map(({ id: _, ...rest }) => rest)).to.deep.equal([
      {
        ...{ title: 'Dig', description: null, completed: false, dueAt: null, projectId: garden.id, version: 1 },
        ...{ createdAt: early, updatedAt: early },
      },
      {
        ...{ title: 'Rest', description: 'well', completed: true, dueAt: null, projectId: null, version: 2 },
        ...{ createdAt: early, updatedAt: late },
      },
    ]);
  });
