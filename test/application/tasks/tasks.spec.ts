import { expect } from 'chai';
import type { Version } from '../../../src/domain/kernel/version.ts';
import type { TaskContent, TaskId } from '../../../src/domain/tasks/task.ts';
import { ada, eve, WorkInMemory } from '../../support/work-in-memory.ts';

const absent = { kind: 'task.not_found' };
const stale = { kind: 'task.changed' };
const unknownProject = (value: string) => ({
  kind: 'input.invalid',
  violations: [{ field: 'projectId', rule: 'unknown_reference', constraint: 'a project of your own', value }],
});

describe('tasks', () => {
  let work: WorkInMemory;
  beforeEach(() => {
    work = new WorkInMemory();
  });
  const show = (id: TaskId, who = ada) => work.tasks.show.execute(who, id);
  const revise = (id: TaskId, change: Partial<TaskContent>, ...expected: number[]) =>
    work.tasks.revise.execute(ada, id, change, expected.length > 0 ? (expected as Version[]) : undefined);
  const remove = (id: TaskId, ...expected: number[]) =>
    work.tasks.remove.execute(ada, id, expected.length > 0 ? (expected as Version[]) : undefined);
  const restore = (id: TaskId, who = ada) => work.tasks.restore.execute(who, id);

  it('are added, numbered by the store, with their texts trimmed', async () => {
    const now = work.clock.now();
    const { facts } = await work.task({ title: ' Sow ', description: ' ' });
    expect(facts).to.deep.equal({
      id: facts.id,
      ownerId: 'ada',
      title: 'Sow',
      description: null,
      completed: false,
      dueAt: null,
      projectId: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
      deletedWithProject: false,
    });
    expect((await show(facts.id))._unsafeUnwrap().facts).to.deep.equal(facts);
    expect((await work.task()).facts.id).not.to.equal(facts.id);
  });

  it('are refused with every rule that they break', async () => {
    const broken = {
      title: 'x'.repeat(256),
      description: 'x'.repeat(1001),
      completed: false,
      dueAt: null,
      projectId: null,
    };
    const refused = (await work.tasks.add.execute(ada, broken))._unsafeUnwrapErr();
    expect(refused.violations.map(({ field, rule, constraint }) => [field, rule, constraint])).to.deep.equal([
      ['title', 'too_long', 'at most 255 characters'],
      ['description', 'too_long', 'at most 1000 characters'],
    ]);
    const longest = await work.task({ title: 'x'.repeat(255), description: 'x'.repeat(1000) });
    expect(longest.facts.version).to.equal(1);
  });

  it('go into a live project of their owner alone', async () => {
    const mine = (await work.project()).facts.id;
    const hers = (await work.project({}, eve)).facts.id;
    const deleted = (await work.project()).facts.id;
    await work.projects.remove.execute(ada, deleted, undefined, { cascade: false });
    const { facts } = await work.task({ projectId: mine });
    expect(facts.projectId).to.equal(mine);
    for (const projectId of [hers, deleted, 'no project']) {
      const content = { title: 'Sow', description: null, completed: false, dueAt: null, projectId };
      const refused = unknownProject(projectId);
      expect((await work.tasks.add.execute(ada, content))._unsafeUnwrapErr()).to.deep.equal(refused);
      expect((await revise(facts.id, { projectId }))._unsafeUnwrapErr()).to.deep.equal(refused);
    }
    const { total } = await work.store.tasks.page(
      'ada',
      { filter: {}, sort: { field: 'createdAt', descending: true } },
      { limit: 1, offset: 0 },
    );
    expect(total).to.equal(1);
  });

  it('change what is named, in the version that the caller saw', async () => {
    const { id } = (await work.task()).facts;
    work.clock.advance({ minutes: 1 });
    const changed = (await revise(id, { completed: true }, 1))._unsafeUnwrap().facts;
    expect(changed).to.deep.include({ title: 'Sow', description: 'Peas', completed: true, version: 2 });
    expect(changed.updatedAt).to.equal(work.clock.now());
    expect((await show(id))._unsafeUnwrap().facts).to.deep.equal(changed);
    expect((await revise(id, { title: 'Reap' }, 1))._unsafeUnwrapErr()).to.deep.equal(stale);
    expect((await revise(id, { title: 'Reap' }, 1, 2)).isOk()).to.equal(true);
    expect((await revise(id, { title: ' ' }))._unsafeUnwrapErr().kind).to.equal('input.invalid');
    expect((await show(id))._unsafeUnwrap().facts.title).to.equal('Reap');
  });

  it('keep their version where nothing differs', async () => {
    const { facts } = await work.task();
    work.clock.advance({ minutes: 1 });
    expect((await revise(facts.id, { title: ' Sow ' }))._unsafeUnwrap().facts).to.deep.equal(facts);
    expect((await show(facts.id))._unsafeUnwrap().facts).to.deep.equal(facts);
  });

  it('move from project to project, and out of one', async () => {
    const [one, other] = [(await work.project()).facts.id, (await work.project()).facts.id];
    const { id } = (await work.task({ projectId: one })).facts;
    expect((await revise(id, { projectId: other }))._unsafeUnwrap().facts.projectId).to.equal(other);
    expect((await revise(id, { projectId: null }))._unsafeUnwrap().facts.projectId).to.equal(null);
  });

  it('changed by many at once keep every change', async () => {
    const { id } = (await work.task()).facts;
    await Promise.all([
      revise(id, { title: 'Reap' }),
      revise(id, { description: null }),
      revise(id, { completed: true }),
    ]);
    expect((await show(id))._unsafeUnwrap().facts).to.deep.include({
      title: 'Reap',
      description: null,
      completed: true,
      version: 4,
    });
  });

  it('of others do not exist, whatever is done with them', async () => {
    const { id } = (await work.task({}, eve)).facts;
    for (const outcome of [await show(id), await revise(id, { title: 'Mine' }), await remove(id), await restore(id)])
      expect(outcome._unsafeUnwrapErr()).to.deep.equal(absent);
    expect((await show(id, eve))._unsafeUnwrap().facts.title).to.equal('Sow');
  });

  it('are deleted in the version that the caller saw, and are not there any more', async () => {
    const { id } = (await work.task()).facts;
    await revise(id, { title: 'Reap' });
    expect((await remove(id, 1))._unsafeUnwrapErr()).to.deep.equal(stale);
    work.clock.advance({ minutes: 1 });
    expect((await remove(id, 2))._unsafeUnwrap().facts).to.deep.include({ deletedAt: work.clock.now(), version: 3 });
    for (const outcome of [await show(id), await revise(id, { title: 'Mine' }), await remove(id)])
      expect(outcome._unsafeUnwrapErr()).to.deep.equal(absent);
  });

  it('come back as they were within thirty days', async () => {
    const { facts } = await work.task();
    await remove(facts.id);
    work.clock.advance({ days: 30 });
    expect((await restore(facts.id))._unsafeUnwrap().facts).to.deep.equal({ ...facts, version: 3 });
    expect((await show(facts.id))._unsafeUnwrap().facts).to.deep.equal({ ...facts, version: 3 });
  });

  it('are gone after thirty days, whether or not they were purged', async () => {
    const { id } = (await work.task()).facts;
    await remove(id);
    work.clock.advance({ days: 30, milliseconds: 1 });
    expect((await restore(id))._unsafeUnwrapErr()).to.deep.equal(absent);
  });

  it('that are live stay as they are when they are restored', async () => {
    const { facts } = await work.task();
    expect((await restore(facts.id))._unsafeUnwrap().facts).to.deep.equal(facts);
    expect((await restore(999 as TaskId))._unsafeUnwrapErr()).to.deep.equal(absent);
  });

  it('do not come back into a deleted project, but with it', async () => {
    const projectId = (await work.project()).facts.id;
    const { id } = (await work.task({ projectId })).facts;
    await remove(id);
    await work.projects.remove.execute(ada, projectId, undefined, { cascade: false });
    expect((await restore(id))._unsafeUnwrapErr()).to.deep.equal({ kind: 'task.project_deleted' });
    await work.projects.restore.execute(ada, projectId);
    expect((await show(id)).isErr()).to.equal(true);
    expect((await restore(id)).isOk()).to.equal(true);
  });
});
