import { expect } from 'chai';
import fc from 'fast-check';
import { MemoryTasks } from '../../src/adapters/persistence/memory/tasks/memory-tasks.ts';
import { MikroTasks } from '../../src/adapters/persistence/mikro-orm/tasks/mikro-tasks.ts';
import type { Tasks } from '../../src/application/tasks/ports.ts';
import type { Instant } from '../../src/domain/kernel/instant.ts';
import type { Version } from '../../src/domain/kernel/version.ts';
import { Task, type TaskContent, type TaskDraft } from '../../src/domain/tasks/task.ts';
import { describeOnBothStores } from '../support/both-stores.ts';
import { draftOf } from '../support/tasks.ts';

const makers = {
  memory: (database: ConstructorParameters<typeof MemoryTasks>[0]): Tasks => new MemoryTasks(database),
  postgres: (database: ConstructorParameters<typeof MikroTasks>[0]): Tasks => new MikroTasks(database),
};
const now = '2026-04-01T00:00:00.000Z' as Instant;
const moments = [null, '2026-05-01T00:00:00.001Z', '2026-05-01T00:00:00.002Z'] as readonly (Instant | null)[];

// Few values each, so that revisions often leave a field as it is.
const fields = {
  title: fc.constantFrom('Sow', 'Reap', '{"a":1}', '😀'),
  description: fc.constantFrom(null, 'words', 'other words'),
  completed: fc.boolean(),
  dueAt: fc.constantFrom(...moments),
};
const content: fc.Arbitrary<Omit<TaskContent, 'projectId'>> = fc.record(fields);
const change: fc.Arbitrary<Partial<TaskContent>> = fc.record(fields, { requiredKeys: [] });
const largest = Number.MAX_SAFE_INTEGER as Version;
const version = fc.integer({ min: 1, max: 3 }) as unknown as fc.Arbitrary<Version>;
const expected = fc.option(fc.array(fc.oneof(version, fc.constant(largest)), { maxLength: 2 }), { nil: undefined });

describeOnBothStores('revisions', makers, (store) => {
  const add = async (owner: string, given: Partial<TaskDraft> = {}): Promise<Task> =>
    store.ports.add(draftOf(owner, given));

  it('come to what the domain decides, or to nothing', async () => {
    const owner = await store.newOwner();
    const property = fc.asyncProperty(content, version, change, expected, async (before, at, given, versions) => {
      const task = await add(owner, { ...before, version: at });
      const revision = { content: Task.parse(given)._unsafeUnwrap(), expected: versions, now };
      const decided = task.revise(given, now)._unsafeUnwrap();
      const isDone = decided !== task && (versions === undefined || versions.includes(at));
      expect(await store.ports.revise(owner, task.facts.id, revision)).to.deep.equal(isDone ? decided : undefined);
      expect(await store.ports.ofOwner(owner, task.facts.id)).to.deep.equal(isDone ? decided : task);
    });
    await fc.assert(property, { numRuns: 100 });
  });

  it('are for live things of the owner alone', async () => {
    const [owner, other] = [await store.newOwner(), await store.newOwner()];
    const revision = { content: { title: 'Mine' }, expected: undefined, now };
    const deleted = await add(owner, { deletedAt: now });
    expect(await store.ports.revise(owner, deleted.facts.id, revision)).to.equal(undefined);
    const live = await add(owner);
    expect(await store.ports.revise(other, live.facts.id, revision)).to.equal(undefined);
    for (const task of [deleted, live]) expect(await store.ports.withDeleted(owner, task.facts.id)).to.deep.equal(task);
  });

  it('by many at once in the same version are done once', async () => {
    const owner = await store.newOwner();
    const { facts } = await add(owner);
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        store.ports.revise(owner, facts.id, { content: { title: `By ${n}` }, expected: [facts.version], now }),
      ),
    );
    const done = all.filter((each) => each !== undefined);
    expect(done).to.have.length(1);
    expect(await store.ports.ofOwner(owner, facts.id)).to.deep.equal(done[0]);
  });
});
