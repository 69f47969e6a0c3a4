import { err, ok, type Result } from 'neverthrow';
import type { Changed, NotFound } from '../../domain/kernel/resource-failures.ts';
import type { Version } from '../../domain/kernel/version.ts';
import { type TaskProjectDeleted, taskProjectDeleted } from '../../domain/tasks/failures.ts';
import type { Task, TaskId } from '../../domain/tasks/task.ts';
import type { Actor } from '../kernel/actor.ts';
import { RestoreResource } from '../kernel/resource/restore-resource.ts';
import type { TaskParts } from './task-parts.ts';

/** With the files that the deletion took. The task of a deleted project comes back with it, and not before. */
export class RestoreTask {
  readonly #parts: TaskParts;

  constructor(parts: TaskParts) {
    this.#parts = parts;
  }

  async execute(
    actor: Actor,
    id: TaskId,
    expected?: readonly Version[],
  ): Promise<Result<Task, NotFound<'task'> | Changed<'task'> | TaskProjectDeleted>> {
    const { unitOfWork, clock } = this.#parts;
    return await unitOfWork.run(({ projects, tasks, attachments }) =>
      new RestoreResource('task', tasks, clock).execute(actor, id, expected, {
        permit: async ({ facts: { projectId } }) => {
          const mayReturn = projectId === null || (await projects.holdLive(actor.userId, projectId));
          return mayReturn ? ok() : err(taskProjectDeleted);
        },
        bringAlong: () => attachments.undeleteWithTask(actor.userId, id),
      }),
    );
  }
}
