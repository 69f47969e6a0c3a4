import type { ResultAsync } from 'neverthrow';
import type { InvalidInput } from '../../domain/kernel/failure.ts';
import type { Version } from '../../domain/kernel/version.ts';
import {
  type ProjectChanged,
  type ProjectNotFound,
  projectChanged,
  projectNotFound,
} from '../../domain/projects/failures.ts';
import type { Project, ProjectContent, ProjectId } from '../../domain/projects/project.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { rewrite } from '../kernel/rewrite.ts';
import type { Projects } from './ports.ts';

export class ReviseProject {
  readonly #projects: Projects;
  readonly #clock: Clock;

  constructor(projects: Projects, clock: Clock) {
    this.#projects = projects;
    this.#clock = clock;
  }

  execute(
    actor: Actor,
    id: ProjectId,
    change: Partial<ProjectContent>,
    expected?: readonly Version[],
  ): ResultAsync<Project, ProjectNotFound | ProjectChanged | InvalidInput> {
    return rewrite({
      find: () => this.#projects.ofOwner(actor.userId, id),
      change: (project) => project.revise(change, this.#clock.now()),
      save: (project, seen) => this.#projects.save(project, seen),
      expected,
      absent: projectNotFound,
      changed: projectChanged,
    });
  }
}
