import type { Position, Slice } from '../../../../application/kernel/listing.ts';
import type { Page, Window } from '../../../../application/kernel/page.ts';
import type { ProjectListing, Projects, ProjectView } from '../../../../application/projects/ports.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { Version } from '../../../../domain/kernel/version.ts';
import { Project, type ProjectId } from '../../../../domain/projects/project.ts';
import type { Database } from '../database.ts';
import { projectList } from './project-list.ts';
import { toFacts, toRow, toView } from './project-rows.ts';
import {
  holdLiveProject,
  insertProject,
  projectOfOwner,
  projectWithDeleted,
  purgeProjects,
  updateProject,
} from './statements.ts';

export class MikroProjects implements Projects {
  readonly name = 'projects';
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add({ facts }: Project): Promise<void> {
    await this.#database.run(insertProject, toRow(facts));
  }

  async ofOwner(ownerId: string, id: ProjectId): Promise<Project | undefined> {
    const { rows } = await this.#database.run(projectOfOwner, { ownerId, id });
    return rows[0] && Project.restore(toFacts(rows[0]));
  }

  async withDeleted(ownerId: string, id: ProjectId): Promise<Project | undefined> {
    const { rows } = await this.#database.run(projectWithDeleted, { ownerId, id });
    return rows[0] && Project.restore(toFacts(rows[0]));
  }

  async page(ownerId: string, listing: ProjectListing, window: Window): Promise<Page<ProjectView>> {
    const { items, total } = await projectList.page(this.#database, ownerId, listing, window);
    return { items: items.map(toView), total };
  }

  async walk(ownerId: string, listing: ProjectListing, after: Position, limit: number): Promise<Slice<ProjectView>> {
    const { rows, more } = await projectList.walk(this.#database, ownerId, listing, after, limit);
    return { items: rows.map(toView), more };
  }

  async save({ facts }: Project, seen: Version): Promise<boolean> {
    const { numAffectedRows } = await this.#database.run(updateProject, { ...toRow(facts), seen });
    return numAffectedRows === 1n;
  }

  async holdLive(ownerId: string, id: string): Promise<boolean> {
    const { rows } = await this.#database.run(holdLiveProject, { ownerId, id: id as ProjectId });
    return rows.length > 0;
  }

  async purge(moment: Instant, limit: number): Promise<number> {
    const { numAffectedRows = 0n } = await this.#database.run(purgeProjects, { moment, limit });
    return Number(numAffectedRows);
  }
}
