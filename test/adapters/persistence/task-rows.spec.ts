import { expect } from 'chai';
import { toFacts, toRow, toView } from '../../../src/adapters/persistence/mikro-orm/tasks/task-rows.ts';
import type { Instant } from '../../../src/domain/kernel/instant.ts';
import type { TaskId } from '../../../src/domain/tasks/task.ts';
import { draftOf } from '../../support/tasks.ts';

describe('the rows of tasks', () => {
  const draft = draftOf('ada', {
    projectId: '0198a2b4-7c1d-7e2f-8a3b-1c2d3e4f5a6b',
    completed: true,
    deletedAt: '2026-05-05T05:05:05.555Z' as Instant,
  });
  const facts = { ...draft, id: 7 as TaskId };

  it('are given values that all differ', () => {
    const values = Object.values(facts);
    expect(new Set(values).size).to.equal(values.length);
    expect(values).to.not.include(null);
  });

  it('come back as the facts that they were made of', () =>
    expect(toFacts({ ...toRow(draft), id: facts.id })).to.deep.equal(facts));

  it('show all but the owner and the deletion', () => {
    const { ownerId: _owner, deletedAt: _deleted, deletedWithProject: _with, ...view } = facts;
    expect(toView({ ...toRow(draft), id: facts.id })).to.deep.equal(view);
  });
});
