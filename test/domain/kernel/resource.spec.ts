import { expect } from 'chai';
import type { Instant } from '../../../src/domain/kernel/instant.ts';
import type { Version } from '../../../src/domain/kernel/version.ts';
import { Project, type ProjectContent } from '../../../src/domain/projects/project.ts';
import { plainTask, Task, type TaskContent, type TaskId } from '../../../src/domain/tasks/task.ts';

const opened = '2026-03-01T10:00:00.000Z' as Instant;
const later = '2026-03-02T10:00:00.000Z' as Instant;
const latest = '2026-03-03T10:00:00.000Z' as Instant;
const written: ProjectContent = { name: 'Garden', description: 'In spring', status: 'active' };
const content: TaskContent = { title: 'Sow', description: 'Peas', completed: false, dueAt: null, projectId: 'p' };
const project = (given: ProjectContent = written): Project => Project.open('id', 'ada', given, opened)._unsafeUnwrap();
const task = (): Task => Task.restore({ ...Task.open('ada', content, opened)._unsafeUnwrap(), id: 7 as TaskId });

describe('a resource', () => {
  it('is opened in its first version, live, and its owner’s', () => {
    expect(project().facts).to.deep.equal({
      ...written,
      id: 'id',
      ownerId: 'ada',
      version: 1,
      createdAt: opened,
      updatedAt: opened,
      deletedAt: null,
    });
  });

  it('that is revised changes what is named, counts the change and dates it', () => {
    const { facts } = project().revise({ status: 'inactive' }, later)._unsafeUnwrap();
    expect(facts).to.deep.equal({ ...project().facts, status: 'inactive', version: 2, updatedAt: later });
  });

  it('is the very same one where nothing differs, once its texts are trimmed', () => {
    const before = project();
    for (const change of [{}, written, { name: ' Garden ' }, { description: 'In spring ' }])
      expect(before.revise(change, later)._unsafeUnwrap()).to.equal(before);
  });

  for (const [field, value] of Object.entries({ name: 'House', description: null, status: 'inactive' }))
    it(`differs by its ${field} alone`, () => {
      const before = project();
      expect(before.revise({ [field]: value }, later)._unsafeUnwrap()).not.to.equal(before);
    });

  it('tells every broken rule at once, in the order of its fields', () => {
    const refused = project()
      .revise({ name: ' ', description: 'x'.repeat(1001) }, later)
      ._unsafeUnwrapErr();
    expect(refused.violations.map(({ field, rule }) => [field, rule])).to.deep.equal([
      ['name', 'required'],
      ['description', 'too_long'],
    ]);
  });

  it('that is deleted says when, and is otherwise as it was', () => {
    expect(project().delete(later).facts).to.deep.equal({ ...project().facts, version: 2, deletedAt: later });
  });

  it('comes back as it was, in a version of its own; a live one stays the very same', () => {
    const live = project();
    expect(live.delete(later).undelete().facts).to.deep.equal({ ...live.facts, version: 3 });
    expect(live.undelete()).to.equal(live);
  });
});

describe('a task', () => {
  it('of which only the title is known is open, due at no time, and in no project', () => {
    expect(plainTask).to.deep.equal({ description: null, completed: false, dueAt: null, projectId: null });
  });

  it('is refused with a time that is none', () => {
    const refused = task()
      .revise({ dueAt: 'soon' as Instant }, later)
      ._unsafeUnwrapErr();
    expect(refused.violations.map(({ field, rule }) => [field, rule])).to.deep.equal([['dueAt', 'format']]);
  });

  it('remembers that its project took it, and forgets it when it comes back', () => {
    const taken = task().deleteWithProject(later);
    expect(taken.facts).to.deep.equal({ ...task().facts, version: 2, deletedAt: later, deletedWithProject: true });
    expect(taken.undelete().facts).to.deep.equal({ ...task().facts, version: 3 });
    expect(task().delete(later).facts.deletedWithProject).to.equal(false);
  });

  for (const [field, value] of Object.entries({ title: 'Reap', description: null, completed: true, projectId: null }))
    it(`differs by its ${field} alone`, () => {
      const revised = task()
        .revise({ [field]: value }, latest)
        ._unsafeUnwrap();
      expect(revised).to.be.instanceOf(Task);
      expect(revised.facts).to.deep.equal({
        ...task().facts,
        [field]: value,
        version: 2 as Version,
        updatedAt: latest,
      });
    });
});
