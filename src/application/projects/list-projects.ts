import { ResultAsync } from 'neverthrow';
import type { Actor } from '../kernel/actor.ts';
import type { Page, Window } from '../kernel/page.ts';
import type { ProjectListing, Projects, ProjectView } from './ports.ts';

export class ListProjects {
  readonly #projects: Projects;

  constructor(projects: Projects) {
    this.#projects = projects;
  }

  execute(actor: Actor, listing: ProjectListing, window: Window): ResultAsync<Page<ProjectView>, never> {
    return ResultAsync.fromSafePromise(this.#projects.page(actor.userId, listing, window));
  }
}
