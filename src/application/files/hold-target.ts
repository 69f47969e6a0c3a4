import { err, ok, type Result } from 'neverthrow';
import { unknownTarget } from '../../domain/files/failures.ts';
import type { FileTarget } from '../../domain/files/stored-file.ts';
import type { InvalidInput } from '../../domain/kernel/failure.ts';
import type { FileStore } from './ports.ts';

/** The task or project must be live, and stays so until the running unit of work ends. */
export async function holdTarget(
  { tasks, projects }: FileStore,
  ownerId: string,
  { taskId, projectId }: FileTarget,
): Promise<Result<void, InvalidInput>> {
  if (taskId !== null && !(await tasks.holdLive(ownerId, taskId))) return err(unknownTarget('taskId', taskId));
  if (projectId !== null && !(await projects.holdLive(ownerId, projectId)))
    return err(unknownTarget('projectId', projectId));
  return ok();
}
