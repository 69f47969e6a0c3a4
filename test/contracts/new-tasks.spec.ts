import { expect } from 'chai';
import { MemoryTasks } from '../../src/adapters/persistence/memory/tasks/memory-tasks.ts';
import { MikroTasks } from '../../src/adapters/persistence/mikro-orm/tasks/mikro-tasks.ts';
import type { Tasks } from '../../src/application/tasks/ports.ts';
import type { Instant } from '../../src/domain/kernel/instant.ts';
import type { Task, TaskDraft } from '../../src/domain/tasks/task.ts';
import { describeOnBothStores } from '../support/both-stores.ts';
import { draftOf } from '../support/tasks.ts';

const makers = {
  memory: (database: ConstructorParameters<typeof MemoryTasks>[0]): Tasks => new MemoryTasks(database),
  postgres: (database: ConstructorParameters<typeof MikroTasks>[0]): Tasks => new MikroTasks(database),
};
const newest = { field: 'createdAt', descending: true } as const;
const allNewest = { filter: {}, sort: newest };

describeOnBothStores('new tasks', makers, (store) => {
  const add = async (owner: string, change: Partial<TaskDraft> = {}): Promise<Task> =>
    store.ports.add(draftOf(owner, change));

  describe('a new task', () => {
    it('comes back as it was stored, with an id', async () => {
      const owner = await store.newOwner();
      const draft = draftOf(owner, { completed: true });
      const task = await store.ports.add(draft);
      expect(Number.isSafeInteger(task.facts.id) && task.facts.id > 0).to.equal(true);
      expect(task.facts).to.deep.equal({ ...draft, id: task.facts.id });
      expect(await store.ports.ofOwner(owner, task.facts.id)).to.deep.equal(task);
    });

    it('has an id larger than those before it', async () => {
      const owner = await store.newOwner();
      const ids = [(await add(owner)).facts.id, (await add(owner)).facts.id, (await add(owner)).facts.id];
      expect([...new Set(ids)].sort((one, other) => one - other)).to.deep.equal(ids);
    });

    it('keeps every text that may be stored', async () => {
      const owner = await store.newOwner();
      for (const title of ['😀'.repeat(255), `'"\\ %_ $1 {"a":[1]}`, 'a\nb\tc\u2028d', '\u0001', 'null', 'ß🏳️‍🌈']) {
        const { facts } = await add(owner, { title, description: title });
        expect((await store.ports.ofOwner(owner, facts.id))?.facts).to.deep.equal(facts);
      }
    });

    it('keeps its moments to the millisecond', async () => {
      const owner = await store.newOwner();
      for (const moment of ['2026-03-01T10:00:00.000Z', '1999-12-31T23:59:59.999Z', '2040-01-01T00:00:00.010Z']) {
        const { facts } = await add(owner, { createdAt: moment as Instant, updatedAt: moment as Instant });
        expect((await store.ports.ofOwner(owner, facts.id))?.facts.createdAt).to.equal(moment);
        expect((await store.ports.page(owner, allNewest, { limit: 1, offset: 0 })).items).to.have.lengthOf(1);
      }
    });
  });
});
