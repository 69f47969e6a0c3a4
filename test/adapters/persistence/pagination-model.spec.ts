import { expect } from 'chai';
import fc from 'fast-check';
import { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { MemoryTasks } from '../../../src/adapters/persistence/memory/tasks/memory-tasks.ts';
import { MikroTasks } from '../../../src/adapters/persistence/mikro-orm/tasks/mikro-tasks.ts';
import type { TaskFilter, TaskSortField, Tasks } from '../../../src/application/tasks/ports.ts';
import { type Instant, instantOf } from '../../../src/domain/kernel/instant.ts';
import { Task } from '../../../src/domain/tasks/task.ts';
import { migratedDatabase, newOwnerIn } from '../../support/both-stores.ts';
import { draftOf } from '../../support/tasks.ts';

/** Few moments, so that many tasks share one. */
const moment = fc.nat(4).map((n): Instant => instantOf(Date.UTC(2026, 0, 1) + n * 7));
const filter = fc.constantFrom<TaskFilter>({}, { completed: true }, { completed: false });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('add' as const), at: moment, completed: fc.boolean() }) },
  fc.record({ does: fc.constant('complete' as const), which: fc.nat(50), completed: fc.boolean() }),
  fc.record({ does: fc.constant('delete' as const), which: fc.nat(50), at: moment }),
);
const sort = fc.record({
  field: fc.constantFrom<TaskSortField>('createdAt', 'updatedAt', 'title', 'completed'),
  descending: fc.boolean(),
});
const look = fc.record({ filter, sort, limit: fc.integer({ min: 1, max: 12 }), offset: fc.nat(60) });

describe('the pages of both stores', () => {
  let opened: Awaited<ReturnType<typeof migratedDatabase>>;
  before(async () => {
    opened = await migratedDatabase();
  });
  after(() => opened.close());

  /** Does the steps, and shows what the tasks are at last: by number, because ids differ between the stores. */
  const shown = async (
    tasks: Tasks,
    owner: string,
    steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
    looks: readonly (typeof look extends fc.Arbitrary<infer L> ? L : never)[],
  ): Promise<unknown> => {
    const added: Task[] = [];
    for (const one of steps) {
      if (one.does === 'add') {
        const title = `task ${added.length}`;
        added.push(await tasks.add(draftOf(owner, { title, createdAt: one.at, completed: one.completed })));
        continue;
      }
      const task = added[one.which % (added.length || 1)];
      if (task === undefined) continue;
      const change = one.does === 'delete' ? { deletedAt: one.at } : { completed: one.completed };
      await tasks.save(Task.restore({ ...task.facts, ...change }), task.facts.version);
    }
    const pages = [];
    for (const { filter: by, sort, ...window } of looks) {
      const { items, total } = await tasks.page(owner, { filter: by, sort }, window);
      pages.push({ total, items: items.map(({ id: _id, ...view }) => view) });
    }
    return pages;
  };

  it('agree after any history', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.array(look, { minLength: 3, maxLength: 8 }),
        async (steps, looks) => {
          const owner = await newOwnerIn(opened.database);
          const real = await shown(new MikroTasks(opened.database), owner, steps, looks);
          expect(real).to.deep.equal(await shown(new MemoryTasks(new MemoryDatabase()), owner, steps, looks));
        },
      ),
      { numRuns: 60 },
    );
  });
});
