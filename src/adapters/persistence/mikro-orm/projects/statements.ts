import type { Insertable } from 'kysely';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { Version } from '../../../../domain/kernel/version.ts';
import type { ProjectId } from '../../../../domain/projects/project.ts';
import type { Tables } from '../records/list.ts';
import { Statement } from '../statement.ts';

type Row = Insertable<Tables['projects']>;

interface OwnProject {
  readonly ownerId: string;
  readonly id: ProjectId;
}

export const viewed = ['id', 'name', 'description', 'status', 'version', 'created_at', 'updated_at'] as const;
const stored = [...viewed, 'owner_id', 'deleted_at'] as const;

export const insertProject = new Statement((queries, given: Row) =>
  queries.insertInto('projects').values({
    id: given.id,
    owner_id: given.owner_id,
    name: given.name,
    description: given.description,
    status: given.status,
    version: given.version,
    created_at: given.created_at,
    updated_at: given.updated_at,
    deleted_at: given.deleted_at,
  }),
);

export const projectOfOwner = new Statement((queries, given: OwnProject) =>
  queries
    .selectFrom('projects')
    .select(stored)
    .where('id', '=', given.id)
    .where('owner_id', '=', given.ownerId)
    .where('deleted_at', 'is', null),
);

export const projectWithDeleted = new Statement((queries, given: OwnProject) =>
  queries.selectFrom('projects').select(stored).where('id', '=', given.id).where('owner_id', '=', given.ownerId),
);

/** Whoever would delete it waits until the transaction ends. */
export const holdLiveProject = new Statement((queries, given: OwnProject) =>
  queries
    .selectFrom('projects')
    .select('id')
    .where('id', '=', given.id)
    .where('owner_id', '=', given.ownerId)
    .where('deleted_at', 'is', null)
    .forShare(),
);

export const updateProject = new Statement((queries, given: Row & { readonly seen: Version }) =>
  queries
    .updateTable('projects')
    .set({
      name: given.name,
      description: given.description,
      status: given.status,
      version: given.version,
      updated_at: given.updated_at,
      deleted_at: given.deleted_at,
    })
    .where('id', '=', given.id)
    .where('owner_id', '=', given.owner_id)
    .where('version', '=', given.seen),
);

/** A project whose tasks are not purged yet stays for the next time. */
export const purgeProjects = new Statement((queries, given: { readonly moment: Instant; readonly limit: number }) =>
  queries.deleteFrom('projects').where('id', 'in', (old) =>
    old
      .selectFrom('projects')
      .select('id')
      .where('deleted_at', '<', given.moment)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('tasks').select('tasks.id').whereRef('tasks.project_id', '=', 'projects.id'))),
      )
      .orderBy('deleted_at')
      .limit(given.limit)
      .forUpdate()
      .skipLocked(),
  ),
);
