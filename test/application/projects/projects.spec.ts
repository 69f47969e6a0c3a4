import { expect } from 'chai';
import type { Version } from '../../../src/domain/kernel/version.ts';
import type { ProjectContent, ProjectId } from '../../../src/domain/projects/project.ts';
import type { TaskId } from '../../../src/domain/tasks/task.ts';
import { ada, eve, WorkInMemory } from '../../support/work-in-memory.ts';

const absent = { kind: 'project.not_found' };

describe('projects', () => {
  let work: WorkInMemory;
  let id: ProjectId;
  beforeEach(async () => {
    work = new WorkInMemory();
    id = (await work.project()).facts.id;
  });
  const show = (who = ada) => work.projects.show.execute(who, id);
  const remove = (cascade: boolean, expected?: readonly Version[], who = ada) =>
    work.projects.remove.execute(who, id, expected, { cascade });
  const restore = (who = ada) => work.projects.restore.execute(who, id);
  const isThere = async (task: TaskId) => (await work.tasks.show.execute(ada, task)).isOk();
  const factsOf = async (task: TaskId) => (await work.tasks.show.execute(ada, task))._unsafeUnwrap().facts;

  it('are added with their texts trimmed, and refused with every rule that they break', async () => {
    const now = work.clock.now();
    const { facts } = await work.project({ name: ' House ', description: '', status: 'inactive' });
    expect(facts).to.deep.equal({
      id: '00000000-0000-7000-8000-000000000002',
      ownerId: 'ada',
      name: 'House',
      description: null,
      status: 'inactive',
      version: 1,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    });
    const broken: ProjectContent = { name: 'x'.repeat(256), description: 'x'.repeat(1001), status: 'active' };
    const refused = (await work.projects.add.execute(ada, broken))._unsafeUnwrapErr();
    expect(refused.violations.map(({ field, rule, constraint }) => [field, rule, constraint])).to.deep.equal([
      ['name', 'too_long', 'at most 255 characters'],
      ['description', 'too_long', 'at most 1000 characters'],
    ]);
    await work.project({ name: 'x'.repeat(255), description: 'x'.repeat(1000) });
  });

  it('are shown with their hundred newest tasks and the counts of all', async () => {
    for (let task = 1; task <= 101; task += 1) {
      work.clock.advance({ seconds: 1 });
      await work.task({ title: `Task ${task}`, projectId: id, completed: task % 2 === 0 });
    }
    await work.task({ title: 'Elsewhere' });
    const { facts, tasks, counts } = (await show())._unsafeUnwrap();
    expect(facts.id).to.equal(id);
    expect(counts).to.deep.equal({ total: 101, completed: 50 });
    expect([tasks.length, tasks[0]?.title, tasks.at(-1)?.title]).to.deep.equal([100, 'Task 101', 'Task 2']);
  });

  it('change what is named, in the version that the caller saw', async () => {
    const revise = (change: Partial<ProjectContent>, expected?: readonly Version[]) =>
      work.projects.revise.execute(ada, id, change, expected);
    work.clock.advance({ minutes: 1 });
    const { facts } = (await revise({ status: 'inactive' }, [1 as Version]))._unsafeUnwrap();
    expect(facts).to.deep.include({ name: 'Garden', description: 'In spring', status: 'inactive', version: 2 });
    expect(facts.updatedAt).to.equal(work.clock.now());
    expect((await revise({ name: 'House' }, [1 as Version]))._unsafeUnwrapErr()).to.deep.equal({
      kind: 'project.changed',
    });
    work.clock.advance({ minutes: 1 });
    expect((await revise({ status: 'inactive' }))._unsafeUnwrap().facts).to.deep.equal(facts);
    expect((await show())._unsafeUnwrap().facts).to.deep.equal(facts);
  });

  it('of others do not exist, whatever is done with them', async () => {
    const revised = await work.projects.revise.execute(eve, id, { name: 'Mine' });
    for (const outcome of [await show(eve), revised, await remove(true, undefined, eve), await restore(eve)])
      expect(outcome._unsafeUnwrapErr()).to.deep.equal(absent);
    expect((await show())._unsafeUnwrap().facts.name).to.equal('Garden');
  });

  it('with live tasks are not deleted unless that is asked for', async () => {
    const task = (await work.task({ projectId: id })).facts.id;
    expect((await remove(false))._unsafeUnwrapErr()).to.deep.equal({ kind: 'project.not_empty' });
    expect([(await show()).isOk(), await isThere(task)]).to.deep.equal([true, true]);
    await work.tasks.remove.execute(ada, task);
    expect((await remove(false)).isOk()).to.equal(true);
    expect((await show())._unsafeUnwrapErr()).to.deep.equal(absent);
  });

  it('are deleted with their tasks by cascade, at one moment, and no others', async () => {
    const inside = [await work.task({ projectId: id }), await work.task({ projectId: id })];
    const outside = await work.task();
    const before = await work.task({ projectId: id });
    await work.tasks.remove.execute(ada, before.facts.id);
    work.clock.advance({ minutes: 1 });
    const deleted = (await remove(true))._unsafeUnwrap();
    expect(deleted.facts).to.deep.include({ deletedAt: work.clock.now(), version: 2 });
    for (const { facts } of inside) {
      expect(await isThere(facts.id)).to.equal(false);
      expect((await work.store.tasks.withDeleted('ada', facts.id))?.facts).to.deep.include({
        deletedAt: work.clock.now(),
        deletedWithProject: true,
        version: 2,
      });
    }
    expect(await isThere(outside.facts.id)).to.equal(true);
    const alone = await work.store.tasks.withDeleted('ada', before.facts.id);
    expect(alone?.facts).to.deep.include({ deletedWithProject: false, version: 2 });
  });

  it('are deleted in the version that the caller saw alone, and then with none of their tasks', async () => {
    const task = (await work.task({ projectId: id })).facts.id;
    await work.projects.revise.execute(ada, id, { name: 'House' });
    expect((await remove(true, [1 as Version]))._unsafeUnwrapErr()).to.deep.equal({ kind: 'project.changed' });
    expect([(await show()).isOk(), await isThere(task)]).to.deep.equal([true, true]);
    expect((await remove(true, [2 as Version])).isOk()).to.equal(true);
    expect((await remove(true))._unsafeUnwrapErr()).to.deep.equal(absent);
  });

  it('come back with exactly the tasks that the deletion took', async () => {
    const taken = (await work.task({ projectId: id })).facts;
    const alone = (await work.task({ projectId: id })).facts;
    await work.tasks.remove.execute(ada, alone.id);
    await remove(true);
    work.clock.advance({ days: 30 });
    expect((await restore())._unsafeUnwrap().facts).to.deep.include({ name: 'Garden', deletedAt: null, version: 3 });
    expect(await factsOf(taken.id)).to.deep.equal({ ...taken, version: 3 });
    expect(await isThere(alone.id)).to.equal(false);
    expect((await show())._unsafeUnwrap().counts.total).to.equal(1);
  });

  it('take the files in them along, and bring them back', async () => {
    const inTask = await work.file({ taskId: (await work.task({ projectId: id })).facts.id });
    const files = [await work.file({ projectId: id }), inTask];
    const areThere = () =>
      Promise.all(
        files.map(async ({ facts }) => (await work.store.attachments.ofOwner('ada', facts.id)) !== undefined),
      );
    await remove(true);
    expect(await areThere()).to.deep.equal([false, false]);
    await restore();
    expect(await areThere()).to.deep.equal([true, true]);
  });

  it('with a file are not deleted unless that is asked for', async () => {
    await work.file({ projectId: id });
    expect((await remove(false))._unsafeUnwrapErr()).to.deep.equal({ kind: 'project.not_empty' });
    expect((await show()).isOk()).to.equal(true);
  });

  it('are gone after thirty days, and their tasks with them', async () => {
    const task = (await work.task({ projectId: id })).facts.id;
    await remove(true);
    work.clock.advance({ days: 30, milliseconds: 1 });
    expect((await restore())._unsafeUnwrapErr()).to.deep.equal(absent);
    expect(await isThere(task)).to.equal(false);
  });

  it('that are live stay as they are when they are restored, and so do their tasks', async () => {
    const task = (await work.task({ projectId: id })).facts;
    expect((await restore())._unsafeUnwrap().facts.version).to.equal(1);
    expect(await factsOf(task.id)).to.deep.equal(task);
  });

  it('that were live bring nothing back when a deletion comes between', async () => {
    const task = (await work.task({ projectId: id })).facts.id;
    await work.store.tasks.deleteWithProject('ada', id, work.clock.now());
    expect((await restore()).isOk()).to.equal(true);
    expect(await isThere(task)).to.equal(false);
  });
});
