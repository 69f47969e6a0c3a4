import { err, ok, ResultAsync } from 'neverthrow';
import type { InvalidInput } from '../../domain/kernel/failure.ts';
import { unknownProject } from '../../domain/tasks/failures.ts';
import type { Actor } from '../kernel/actor.ts';
import type { ProjectWork } from '../projects/ports.ts';

/** Runs the work while the project that it puts a task into stays live; without a project there is nothing to hold. */
export function intoProject<T, F>(
  unitOfWork: ProjectWork,
  actor: Actor,
  projectId: string | null | undefined,
  work: () => ResultAsync<T, F>,
): ResultAsync<T, F | InvalidInput> {
  if (projectId == null) return work();
  return unitOfWork.run(({ projects }) =>
    ResultAsync.fromSafePromise(projects.holdLive(actor.userId, projectId))
      .andThen((isLive) => (isLive ? ok() : err(unknownProject(projectId))))
      .andThen(work),
  );
}
