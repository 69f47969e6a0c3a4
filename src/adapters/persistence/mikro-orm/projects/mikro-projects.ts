import { sql } from 'kysely';
import type { ProjectFilter, ProjectSortField, Projects, ProjectView } from '../../../../application/projects/ports.ts';
import { Project, type ProjectFacts } from '../../../../domain/projects/project.ts';
import { projectsTable } from '../../tables/projects-table.ts';
import type { Database } from '../database.ts';
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

  async holdLive(ownerId: string, id: string): Promise<boolean> {
    return (await this.database.run(holdLive, { ownerId, id })).rows.length > 0;
  }
}
