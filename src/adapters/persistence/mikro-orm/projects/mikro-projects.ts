import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type {
  ProjectFilter,
  ProjectSortField,
  Projects,
  ProjectView,
  ProjectWithTasks,
} from '../../../../application/projects/ports.ts';
import { Project, type ProjectFacts, type ProjectId } from '../../../../domain/projects/project.ts';
import { projectsTable } from '../../tables/projects-table.ts';
import { tasksTable } from '../../tables/tasks-table.ts';
import type { Database } from '../database.ts';
import { momentsFromJson } from '../reading/row-from-json.ts';
import { MikroResourceStore } from '../resource/mikro-resource-store.ts';
import { Statement } from '../statement.ts';

interface OwnProject {
  readonly ownerId: string;
  readonly id: string;
}

/** Whoever would delete it waits until the transaction ends. */
const holdLive = new Statement((queries, given: OwnProject) =>
  queries
    .selectFrom('projects')
    .select('id')
    .where(sql<boolean>`id = ${given.id}`)
    .where('owner_id', '=', given.ownerId)
    .where('deleted_at', 'is', null)
    .forShare(),
);

/** The project, its newest tasks and the counts of all of them, from one moment. */
const withTasks = new Statement((queries, given: OwnProject & { readonly limit: number }) => {
  const tasks = queries
    .selectFrom('tasks')
    .where('project_id', '=', given.id)
    .where('owner_id', '=', given.ownerId)
    .where('deleted_at', 'is', null);
  const count = sql<number>`count(*)`.as('count');
  const newest = tasks.select(tasksTable.shown).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(given.limit);
  return queries
    .selectFrom('projects')
    .select(projectsTable.all)
    .select([
      jsonArrayFrom(newest).as('tasks'),
      sql<number>`${tasks.select(count)}`.as('total'),
      sql<number>`${tasks.where('completed', '=', true).select(count)}`.as('completed'),
    ])
    .where(sql<boolean>`id = ${given.id}`)
    .where('owner_id', '=', given.ownerId)
    .where('deleted_at', 'is', null);
});

export class MikroProjects
  extends MikroResourceStore<ProjectFacts, Project, ProjectView, ProjectSortField, ProjectFilter>
  implements Projects
{
  constructor(database: Database) {
    super(database, projectsTable, Project.restore);
  }

  async add({ facts }: Project): Promise<void> {
    await this.insert(facts);
  }

  async withTasks(ownerId: string, id: ProjectId, limit: number): Promise<ProjectWithTasks | undefined> {
    const [row] = (await this.database.run(withTasks, { ownerId, id, limit })).rows;
    if (row === undefined) return undefined;
    const { tasks, total, completed, ...facts } = row;
    return {
      facts,
      tasks: tasks.map((task) => momentsFromJson(tasksTable.columns, task)),
      counts: { total, completed },
    };
  }

  async holdLive(ownerId: string, id: string): Promise<boolean> {
    return (await this.database.run(holdLive, { ownerId, id })).rows.length > 0;
  }
}
