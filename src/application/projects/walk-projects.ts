import { ResultAsync } from 'neverthrow';
import type { Actor } from '../kernel/actor.ts';
import type { Position, Slice } from '../kernel/listing.ts';
import type { ProjectListing, Projects, ProjectView } from './ports.ts';

/** Goes on in a list from the last project seen. */
export class WalkProjects {
  readonly #projects: Projects;

  constructor(projects: Projects) {
    this.#projects = projects;
  }

  execute(
    actor: Actor,
    listing: ProjectListing,
    after: Position,
    limit: number,
  ): ResultAsync<Slice<ProjectView>, never> {
    return ResultAsync.fromSafePromise(this.#projects.walk(actor.userId, listing, after, limit));
  }
}
