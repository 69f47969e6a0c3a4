import { expect } from 'chai';
import { toFacts, toRow, toView } from '../../../src/adapters/persistence/mikro-orm/projects/project-rows.ts';
import type { Instant } from '../../../src/domain/kernel/instant.ts';
import type { Version } from '../../../src/domain/kernel/version.ts';
import type { ProjectFacts, ProjectId } from '../../../src/domain/projects/project.ts';

describe('the rows of projects', () => {
  const facts: ProjectFacts = {
    id: '0198a2b4-7c1d-7e2f-8a3b-1c2d3e4f5a6b' as ProjectId,
    ownerId: 'ada',
    name: 'Garden',
    description: 'Behind the house',
    status: 'inactive',
    version: 4 as Version,
    createdAt: '2026-03-01T10:00:00.123Z' as Instant,
    updatedAt: '2026-03-02T11:30:00.400Z' as Instant,
    deletedAt: '2026-05-05T05:05:05.555Z' as Instant,
  };

  it('are given values that all differ', () => expect(new Set(Object.values(facts)).size).to.equal(9));

  it('come back as the facts that they were made of', () => expect(toFacts(toRow(facts))).to.deep.equal(facts));

  it('show all but the owner and the deletion', () => {
    const { ownerId: _owner, deletedAt: _deleted, ...view } = facts;
    expect(toView(toRow(facts))).to.deep.equal(view);
  });
});
