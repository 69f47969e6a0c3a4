import { expect } from 'chai';
import { MemoryTasks } from '../../src/adapters/persistence/memory/tasks/memory-tasks.ts';
import { MikroTasks } from '../../src/adapters/persistence/mikro-orm/tasks/mikro-tasks.ts';
import type { Tasks } from '../../src/application/tasks/ports.ts';
import { type Instant, instantOf } from '../../src/domain/kernel/instant.ts';
import { firstVersion, nextVersion, type Version } from '../../src/domain/kernel/version.ts';
import { Task, type TaskDraft, type TaskFacts, type TaskId } from '../../src/domain/tasks/task.ts';
import { describeOnBothStores } from '../support/both-stores.ts';
import { draftOf } from '../support/tasks.ts';

const makers = {
  memory: (database: ConstructorParameters<typeof MemoryTasks>[0]): Tasks => new MemoryTasks(database),
  postgres: (database: ConstructorParameters<typeof MikroTasks>[0]): Tasks => new MikroTasks(database),
};
const changed = (task: Task, change: Partial<TaskFacts>): Task =>
  Task.restore({ ...task.facts, version: nextVersion(task.facts.version), ...change });
const everything = { limit: 200, offset: 0 };
const newest = { field: 'createdAt', descending: true } as const;
const allNewest = { filter: {}, sort: newest };
const later = '2026-04-01T00:00:00.000Z' as Instant;

describeOnBothStores('tasks', makers, (store) => {
  const add = async (owner: string, change: Partial<TaskDraft> = {}): Promise<Task> =>
    store.ports.add(draftOf(owner, change));
  const idsOf = async (owner: string, filter = {}, window = everything): Promise<TaskId[]> =>
    (await store.ports.page(owner, { filter, sort: newest }, window)).items.map(({ id }) => id);

  describe('a task', () => {
    it("is nobody's but its owner's", async () => {
      const [owner, other] = [await store.newOwner(), await store.newOwner()];
      const { facts } = await add(owner);
      expect(await store.ports.ofOwner(other, facts.id)).to.equal(undefined);
      expect(await idsOf(other)).to.deep.equal([]);
      expect(await store.ports.withDeleted(other, facts.id)).to.equal(undefined);
      expect((await store.ports.ofOwner(owner, facts.id))?.facts).to.deep.equal(facts);
    });

    it('that is given to somebody else is theirs alone', async () => {
      const [owner, other] = [await store.newOwner(), await store.newOwner()];
      const { facts } = await add(owner);
      const given = changed(Task.restore({ ...facts, ownerId: other }), {});
      expect(await store.ports.save(given, nextVersion(facts.version))).to.equal(false);
      expect(await store.ports.save(given, facts.version)).to.equal(true);
      expect(await store.ports.ofOwner(owner, facts.id)).to.equal(undefined);
      expect((await store.ports.ofOwner(other, facts.id))?.facts).to.deep.equal(given.facts);
    });

    it('that does not exist is not found, and not saved', async () => {
      const owner = await store.newOwner();
      const nowhere = Number.MAX_SAFE_INTEGER as TaskId;
      expect(await store.ports.ofOwner(owner, nowhere)).to.equal(undefined);
      const task = Task.restore({ ...draftOf(owner), id: nowhere });
      expect(await store.ports.save(task, task.facts.version)).to.equal(false);
    });

    it('is gone from every read once it is deleted', async () => {
      const owner = await store.newOwner();
      const task = await add(owner);
      const deleted = changed(task, { deletedAt: later });
      expect(await store.ports.save(deleted, task.facts.version)).to.equal(true);
      expect(await store.ports.ofOwner(owner, task.facts.id)).to.equal(undefined);
      expect(await store.ports.page(owner, allNewest, everything)).to.deep.equal({ items: [], total: 0 });
      expect(await store.ports.save(changed(task, { title: 'back' }), task.facts.version)).to.equal(false);
    });
  });

  describe('a change', () => {
    it('is stored whole', async () => {
      const owner = await store.newOwner();
      const task = await add(owner);
      const change = changed(task, {
        title: 'Feed the cat',
        description: null,
        completed: true,
        version: 9 as Version,
        updatedAt: later,
      });
      expect(await store.ports.save(change, task.facts.version)).to.equal(true);
      expect(await store.ports.ofOwner(owner, task.facts.id)).to.deep.equal(change);
    });

    it('is refused where somebody else came first', async () => {
      const owner = await store.newOwner();
      const task = await add(owner);
      const first = changed(task, { title: 'first' });
      expect(await store.ports.save(first, task.facts.version)).to.equal(true);
      expect(await store.ports.save(changed(task, { title: 'second' }), task.facts.version)).to.equal(false);
      expect(await store.ports.ofOwner(owner, task.facts.id)).to.deep.equal(first);
    });

    it('made by many at once is stored once', async () => {
      const owner = await store.newOwner();
      const task = await add(owner);
      const saves = Array.from({ length: 20 }, (_, i) =>
        store.ports.save(changed(task, { title: `change ${i}` }), task.facts.version),
      );
      expect((await Promise.all(saves)).filter(Boolean)).to.have.lengthOf(1);
    });
  });

  describe('a list', () => {
    it('is newest first, of equals the larger id first', async () => {
      const owner = await store.newOwner();
      const at = (hour: number) => ({ createdAt: instantOf(Date.UTC(2026, 0, 1, hour)) });
      const [second, fourth, third, first] = [
        await add(owner, at(12)),
        await add(owner, at(8)),
        await add(owner, at(8)),
        await add(owner, at(13)),
      ].map(({ facts }) => facts.id);
      expect(await idsOf(owner)).to.deep.equal([first, second, third, fourth]);
    });

    it('shows a task without its owner and its deletion', async () => {
      const owner = await store.newOwner();
      const {
        ownerId: _owner,
        deletedAt: _deleted,
        deletedWithProject: _with,
        ...view
      } = (await add(owner, { completed: true })).facts;
      expect((await store.ports.page(owner, allNewest, everything)).items).to.deep.equal([view]);
    });

    it('can be of one status, and counts what matches', async () => {
      const owner = await store.newOwner();
      const done = [(await add(owner, { completed: true })).facts.id, (await add(owner, { completed: true })).facts.id];
      const pending = (await add(owner)).facts.id;
      expect(await idsOf(owner, { completed: true })).to.have.members(done);
      expect(await idsOf(owner, { completed: false })).to.deep.equal([pending]);
      const totals = [{}, { completed: true }, { completed: false }].map(
        async (filter) => (await store.ports.page(owner, { filter, sort: newest }, { limit: 1, offset: 0 })).total,
      );
      expect(await Promise.all(totals)).to.deep.equal([3, 2, 1]);
    });

    it('shows a window and counts all, also beyond the end', async () => {
      const owner = await store.newOwner();
      for (let i = 0; i < 5; i += 1) await add(owner, { version: firstVersion });
      const all = await idsOf(owner);
      expect(await idsOf(owner, {}, { limit: 2, offset: 1 })).to.deep.equal(all.slice(1, 3));
      expect(await idsOf(owner, {}, { limit: 2, offset: 4 })).to.deep.equal(all.slice(4));
      for (const offset of [5, 499, 500, 10_000, Number.MAX_SAFE_INTEGER])
        expect(await store.ports.page(owner, allNewest, { limit: 2, offset })).to.deep.equal({
          items: [],
          total: 5,
        });
    });

    it('of a user without tasks is empty', async () => {
      const owner = await store.newOwner();
      for (const offset of [0, 1, 1000])
        expect(await store.ports.page(owner, allNewest, { limit: 50, offset })).to.deep.equal({
          items: [],
          total: 0,
        });
    });

    it('is the same however deep the window is', async () => {
      const owner = await store.newOwner();
      const count = 1210;
      const drafts = Array.from({ length: count }, (_, i) =>
        draftOf(owner, { completed: i % 11 !== 0, createdAt: instantOf(Date.UTC(2026, 0, 1) + (i % 400) * 1000) }),
      );
      const tasks: Task[] = [];
      for (const draft of drafts) tasks.push(await store.ports.add(draft));
      for (const filter of [{}, { completed: true }]) {
        const expected = tasks
          .map(({ facts }) => facts)
          .filter(({ completed }) => filter.completed === undefined || filter.completed === completed)
          .sort((one, other) => other.createdAt.localeCompare(one.createdAt) || other.id - one.id)
          .map(({ id }) => id);
        for (const offset of [0, 480, 499, 500, 501, 549, 550, 604, 605, 606, 1000, 1090, 1099, 1150, 1209, 1210]) {
          const page = await store.ports.page(owner, { filter, sort: newest }, { limit: 50, offset });
          expect(page.items.map(({ id }) => id)).to.deep.equal(expected.slice(offset, offset + 50));
          expect(page.total).to.equal(expected.length);
        }
      }
    });
  });
});
