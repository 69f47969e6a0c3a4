import type { Insertable, Kysely } from 'kysely';
import type { Version } from '../../../../domain/kernel/version.ts';
import type { TaskId } from '../../../../domain/tasks/task.ts';
import type { Tables } from '../records/list.ts';
import { Statement } from '../statement.ts';

type Queries = Kysely<Tables>;
type Row = Insertable<Tables['tasks']>;

export interface OwnTasks {
  readonly ownerId: string;
  /** Asked by the statements by status only. */
  readonly completed: boolean;
}

export interface OwnPage extends OwnTasks {
  readonly limit: number;
  readonly offset: number;
}

const viewed = [
  'id',
  'project_id',
  'title',
  'description',
  'completed',
  'version',
  'created_at',
  'updated_at',
] as const;
const inTasks = viewed.map((column) => `tasks.${column}` as const);

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
    })
    .returning('id'),
);

export const taskOfOwner = new Statement((queries, given: { readonly ownerId: string; readonly id: TaskId }) =>
  queries
    .selectFrom('tasks')
    .select([...viewed, 'owner_id', 'deleted_at'])
    .where('id', '=', given.id)
    .where('owner_id', '=', given.ownerId)
    .where('deleted_at', 'is', null),
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
    })
    .where('id', '=', given.id)
    .where('owner_id', '=', given.owner_id)
    .where('version', '=', given.seen)
    .where('deleted_at', 'is', null),
);

const live = (queries: Queries, given: OwnTasks, byStatus: boolean) => {
  const own = queries.selectFrom('tasks').where('owner_id', '=', given.ownerId).where('deleted_at', 'is', null);
  return byStatus ? own.where('completed', '=', given.completed) : own;
};

const count = (queries: Queries, given: OwnTasks, byStatus: boolean) =>
  live(queries, given, byStatus).select(({ fn }) => fn.countAll<number>().as('total'));

/** The page and the total in one answer, from one moment. */
const page = (byStatus: boolean) =>
  new Statement((queries, given: OwnPage) =>
    live(queries, given, byStatus)
      .select(viewed)
      .select(count(queries, given, byStatus).as('total'))
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(given.limit)
      .offset(given.offset),
  );

/** Skips through the index alone, from the given end, and fetches the rows of the page only. */
const deepPage = (byStatus: boolean, first: 'desc' | 'asc') =>
  new Statement((queries, given: OwnPage) =>
    queries
      .selectFrom(
        live(queries, given, byStatus)
          .select(['id', 'created_at'])
          .orderBy('created_at', first)
          .orderBy('id', first)
          .limit(given.limit)
          .offset(given.offset)
          .as('picked'),
      )
      .innerJoin('tasks', 'tasks.id', 'picked.id')
      .select(inTasks)
      .orderBy('picked.created_at', 'desc')
      .orderBy('picked.id', 'desc'),
  );

const statements = (byStatus: boolean) => ({
  count: new Statement((queries, given: OwnTasks) => count(queries, given, byStatus)),
  page: page(byStatus),
  fromNewest: deepPage(byStatus, 'desc'),
  fromOldest: deepPage(byStatus, 'asc'),
});

export const ofAll = statements(false);
export const ofStatus = statements(true);
