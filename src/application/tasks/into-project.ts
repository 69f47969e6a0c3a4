import { err, type Result } from 'neverthrow';
import type { InvalidInput } from '../../domain/kernel/failure.ts';
import { unknownProject } from '../../domain/tasks/failures.ts';
import type { Actor } from '../kernel/actor.ts';
import type { ProjectWork } from '../projects/ports.ts';

/** Runs the work while the project that it puts a task into stays live; without a project there is nothing to hold. */
export async function intoProject<T, F>(
  unitOfWork: ProjectWork,
  actor: Actor,
  projectId: string | null | undefined,
  work: () => Promise<Result<T, F>>,
): Promise<Result<T, F | InvalidInput>> {
  if (projectId == null) return await work();
  return await unitOfWork.run<T, F | InvalidInput>(async ({ projects }) =>
    (await projects.holdLive(actor.userId, projectId)) ? await work() : err(unknownProject(projectId)),
  );
}
