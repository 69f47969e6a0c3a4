import { err, ok, type ResultAsync, safeTry } from 'neverthrow';
import type { Version } from '../../domain/kernel/version.ts';
import {
  type ProjectChanged,
  type ProjectNotEmpty,
  type ProjectNotFound,
  projectChanged,
  projectNotEmpty,
  projectNotFound,
} from '../../domain/projects/failures.ts';
import type { Project, ProjectId } from '../../domain/projects/project.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { rewrite } from '../kernel/rewrite.ts';
import type { ProjectWork } from './ports.ts';

export interface Deletion {
  /** Deletes the project's tasks too, as one; otherwise a project with live tasks stays. */
  readonly cascade: boolean;
  readonly expected?: readonly Version[] | undefined;
}

export class DeleteProject {
  readonly #unitOfWork: ProjectWork;
  readonly #clock: Clock;

  constructor(unitOfWork: ProjectWork, clock: Clock) {
    this.#unitOfWork = unitOfWork;
    this.#clock = clock;
  }

  /** The project first: from then on no task can come into it, so that what is left of its tasks is all there is. */
  execute(
    actor: Actor,
    id: ProjectId,
    { cascade, expected }: Deletion,
  ): ResultAsync<Project, ProjectNotFound | ProjectChanged | ProjectNotEmpty> {
    const now = this.#clock.now();
    return this.#unitOfWork.run(({ projects, tasks }) =>
      safeTry(async function* () {
        const project = yield* rewrite({
          find: () => projects.ofOwner(actor.userId, id),
          change: (live) => ok(live.delete(now)),
          save: (deleted, seen) => projects.save(deleted, seen),
          expected,
          absent: projectNotFound,
          changed: projectChanged,
        });
        if (cascade) await tasks.deleteWithProject(actor.userId, id, now);
        else if (await tasks.anyInProject(actor.userId, id)) return err(projectNotEmpty);
        return ok(project);
      }),
    );
  }
}
