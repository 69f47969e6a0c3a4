import { ok, type ResultAsync, safeTry } from 'neverthrow';
import type { InvalidInput } from '../../domain/kernel/failure.ts';
import { Project, type ProjectContent } from '../../domain/projects/project.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Projects } from './ports.ts';

export class AddProject {
  readonly #projects: Projects;
  readonly #ids: Ids;
  readonly #clock: Clock;

  constructor(projects: Projects, ids: Ids, clock: Clock) {
    this.#projects = projects;
    this.#ids = ids;
    this.#clock = clock;
  }

  execute(actor: Actor, given: ProjectContent): ResultAsync<Project, InvalidInput> {
    return safeTry(
      async function* (this: AddProject) {
        const project = yield* Project.open(this.#ids.uuid(), actor.userId, given, this.#clock.now());
        await this.#projects.add(project);
        return ok(project);
      }.bind(this),
    );
  }
}
