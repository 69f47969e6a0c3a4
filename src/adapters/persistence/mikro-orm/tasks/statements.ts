import { sql } from 'kysely';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { Version } from '../../../../domain/kernel/version.ts';
import type { Queries } from '../database.ts';
import { Statement } from '../statement.ts';

interface OfProject {
  readonly ownerId: string;
  readonly projectId: string;
}

const inProject = (queries: Queries, given: OfProject) =>
  queries
    .selectFrom('tasks')
    .where('project_id', '=', given.projectId)
    .where('owner_id', '=', given.ownerId)
    .where('deleted_at', 'is', null);

export const anyInProject = new Statement((queries, given: OfProject) =>
  inProject(queries, given).select('id').limit(1),
);

const nextVersion = sql<Version>`version + 1`;

export const deleteWithProject = new Statement((queries, given: OfProject & { readonly now: Instant }) =>
  queries
    .updateTable('tasks')
    .set({ deleted_at: given.now, deleted_with_project: true, version: nextVersion })
    .where('project_id', '=', given.projectId)
    .where('owner_id', '=', given.ownerId)
    .where('deleted_at', 'is', null),
);

export const undeleteWithProject = new Statement((queries, given: OfProject) =>
  queries
    .updateTable('tasks')
    .set({ deleted_at: null, deleted_with_project: false, version: nextVersion })
    .where('project_id', '=', given.projectId)
    .where('owner_id', '=', given.ownerId)
    .where('deleted_with_project', '=', true),
);
