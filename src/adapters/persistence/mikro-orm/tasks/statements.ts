import { type Insertable, type Kysely, sql } from 'kysely';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { Version } from '../../../../domain/kernel/version.ts';
import type { TaskId } from '../../../../domain/tasks/task.ts';
import type { Tables } from '../records/list.ts';
import { Statement } from '../statement.ts';

type Queries = Kysely<Tables>;
type Row = Insertable<Tables['tasks']>;

interface OwnTask {
  readonly ownerId: string;
  readonly id: TaskId;
}
interface OwnProject {
  readonly ownerId: string;
  readonly projectId: string;
}

export const viewed = [
  'id',
  'project_id',
  'title',
  'description',
  'completed',
  'version',
  'created_at',
  'updated_at',
] as const;
const stored = [...viewed, 'owner_id', 'deleted_at', 'deleted_with_project'] as const;

export const insertTask = new Statement((queries, given: Row) =>
  queries
    .insertInto('tasks')
    .values({
      owner_id: given.owner_id,
      project_id: given.project_id,
      title: given.title,
      description: given.description,
      completed: given.completed,
      version: given.version,
      created_at: given.created_at,
      updated_at: given.updated_at,
      deleted_at: given.deleted_at,
      deleted_with_project: given.deleted_with_project,
    })
    .returning('id'),
);

export const taskOfOwner = new Statement((queries, given: OwnTask) =>
  queries
    .selectFrom('tasks')
    .select(stored)
    .where('id', '=', given.id)
    .where('owner_id', '=', given.ownerId)
    .where('deleted_at', 'is', null),
);

export const taskWithDeleted = new Statement((queries, given: OwnTask) =>
  queries.selectFrom('tasks').select(stored).where('id', '=', given.id).where('owner_id', '=', given.ownerId),
);

export const updateTask = new Statement((queries, given: Row & { readonly id: TaskId; readonly seen: Version }) =>
  queries
    .updateTable('tasks')
    .set({
      project_id: given.project_id,
      title: given.title,
      description: given.description,
      completed: given.completed,
      version: given.version,
      updated_at: given.updated_at,
      deleted_at: given.deleted_at,
      deleted_with_project: given.deleted_with_project,
    })
    .where('id', '=', given.id)
    .where('owner_id', '=', given.owner_id)
    .where('version', '=', given.seen),
);

const inProject = (queries: Queries, given: OwnProject) =>
  queries
    .selectFrom('tasks')
    .where('project_id', '=', given.projectId)
    .where('owner_id', '=', given.ownerId)
    .where('deleted_at', 'is', null);

/** The newest with the counts of all, from one moment. */
export const tasksOfProject = new Statement((queries, given: OwnProject & { readonly limit: number }) =>
  inProject(queries, given)
    .select(viewed)
    .select(({ fn }) => inProject(queries, given).select(fn.countAll<number>().as('total')).as('total'))
    .select(({ fn }) =>
      inProject(queries, given).where('completed', '=', true).select(fn.countAll<number>().as('done')).as('done'),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(given.limit),
);

export const anyInProject = new Statement((queries, given: OwnProject) =>
  inProject(queries, given).select('id').limit(1),
);

const nextVersion = sql<Version>`version + 1`;

export const deleteWithProject = new Statement((queries, given: OwnProject & { readonly now: Instant }) =>
  queries
    .updateTable('tasks')
    .set({ deleted_at: given.now, deleted_with_project: true, version: nextVersion })
    .where('project_id', '=', given.projectId)
    .where('owner_id', '=', given.ownerId)
    .where('deleted_at', 'is', null),
);

export const undeleteWithProject = new Statement((queries, given: OwnProject) =>
  queries
    .updateTable('tasks')
    .set({ deleted_at: null, deleted_with_project: false, version: nextVersion })
    .where('project_id', '=', given.projectId)
    .where('owner_id', '=', given.ownerId)
    .where('deleted_with_project', '=', true),
);

export const purgeTasks = new Statement((queries, given: { readonly moment: Instant; readonly limit: number }) =>
  queries
    .deleteFrom('tasks')
    .where('id', 'in', (old) =>
      old
        .selectFrom('tasks')
        .select('id')
        .where('deleted_at', '<', given.moment)
        .orderBy('deleted_at')
        .limit(given.limit)
        .forUpdate()
        .skipLocked(),
    ),
);
