import { ok, type ResultAsync, safeTry } from 'neverthrow';
import { type ProjectNotFound, projectNotFound } from '../../domain/projects/failures.ts';
import type { Project, ProjectId } from '../../domain/projects/project.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { restorable } from '../kernel/restorable.ts';
import { rewrite } from '../kernel/rewrite.ts';
import type { ProjectWork } from './ports.ts';

/** Undoes a deletion of the last 30 days, with the tasks that it took; a live project stays as it is. */
export class RestoreProject {
  readonly #unitOfWork: ProjectWork;
  readonly #clock: Clock;

  constructor(unitOfWork: ProjectWork, clock: Clock) {
    this.#unitOfWork = unitOfWork;
    this.#clock = clock;
  }

  execute(actor: Actor, id: ProjectId): ResultAsync<Project, ProjectNotFound> {
    const now = this.#clock.now();
    return this.#unitOfWork.run(({ projects, tasks }) =>
      safeTry(async function* () {
        const project = yield* rewrite({
          find: async () => restorable(await projects.withDeleted(actor.userId, id), now),
          change: (found) => ok(found.undelete()),
          save: (live, seen) => projects.save(live, seen),
          expected: undefined,
          absent: projectNotFound,
          changed: projectNotFound,
        });
        await tasks.undeleteWithProject(actor.userId, id);
        return ok(project);
      }),
    );
  }
}
