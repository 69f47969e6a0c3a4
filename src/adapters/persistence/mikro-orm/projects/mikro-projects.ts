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
import type { Database, Queries } from '../database.ts';
import { momentsFromJson } from '../reading/row-from-json.ts';
import { mostCountedOfSmall } from '../resource/list-statements.ts';
import { MikroResourceStore } from '../resource/mikro-resource-store.ts';
import { Statement } from '../statement.ts';

interface OwnProject {
  readonly ownerId: string;
  readonly id: string;
}

type Shown = OwnProject & { readonly limit: number };

/** The project, its newest tasks and the counts of all of them, or of no more than `mostCounted`, from one moment. */
const withTasks = (queries: Queries, given: Shown, mostCounted?: number) => {
  const tasks = queries
    .selectFrom('tasks')
    .where('project_id', '=', given.id)
    .where('owner_id', '=', given.ownerId)
    .where('deleted_at', 'is', null);
  const states = tasks.select('completed');
  const counted = mostCounted === undefined ? states : states.limit(sql.lit(mostCounted));
  const newest = tasks.select(tasksTable.shown).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(given.limit);
  return queries
    .selectFrom('projects')
    .select(projectsTable.all)
    .select([
      jsonArrayFrom(newest).as('tasks'),
      sql<number>`(select count(*) from (${counted}) as counted)`.as('total'),
      sql<number>`(select count(*) from (${counted}) as counted where completed)`.as('completed'),
    ])
    .where(sql<boolean>`id = ${given.id}`)
    .where('owner_id', '=', given.ownerId)
    .where('deleted_at', 'is', null);
};
const ofFewTasks = new Statement((queries, given: Shown) => withTasks(queries, given, mostCountedOfSmall + 1));
const ofManyTasks = new Statement((queries, given: Shown) => withTasks(queries, given), 'long');

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
    const values = { ownerId, id, limit };
    let [row] = (await this.database.run(ofFewTasks, values)).rows;
    if (row !== undefined && row.total > mostCountedOfSmall)
      [row] = (await this.database.run(ofManyTasks, values)).rows;
    if (row === undefined) return undefined;
    const { tasks, total, completed, ...facts } = row;
    return {
      facts,
      tasks: tasks.map((task) => momentsFromJson(tasksTable.columns, task)),
      counts: { total, completed },
    };
  }
}
