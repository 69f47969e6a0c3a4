import type { ProjectFilter, ProjectSortField, Projects, ProjectView } from '../../../../application/projects/ports.ts';
import { Project, type ProjectFacts, type ProjectId } from '../../../../domain/projects/project.ts';
import { projectsTable } from '../../tables/projects-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryResourceStore } from '../resource/memory-resource-store.ts';

export class MemoryProjects
  extends MemoryResourceStore<ProjectFacts, Project, ProjectView, ProjectSortField, ProjectFilter>
  implements Projects
{
  constructor(database: MemoryDatabase) {
    super(database, projectsTable, Project.restore);
  }

  add({ facts }: Project): Promise<void> {
    return this.database.write(() => this.rows.set(facts));
  }

  /** Units of work run one after the other: nothing can delete it meanwhile. */
  async holdLive(ownerId: string, id: string): Promise<boolean> {
    return (await this.ofOwner(ownerId, id as ProjectId)) !== undefined;
  }
}
