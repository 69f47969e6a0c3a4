import type { Result } from 'neverthrow';
import type { Changed, NotFound } from '../../domain/kernel/resource-failures.ts';
import type { Version } from '../../domain/kernel/version.ts';
import type { Task, TaskId } from '../../domain/tasks/task.ts';
import type { Actor } from '../kernel/actor.ts';
import { DeleteResource } from '../kernel/resource/delete-resource.ts';
import type { TaskParts } from './task-parts.ts';

/** With what is attached to it. The task first: from then on nothing can be attached any more. */
export class DeleteTask {
  readonly #parts: TaskParts;

  constructor(parts: TaskParts) {
    this.#parts = parts;
  }

  async execute(
    actor: Actor,
    id: TaskId,
    expected?: readonly Version[],
  ): Promise<Result<Task, NotFound<'task'> | Changed<'task'>>> {
    const { unitOfWork, clock } = this.#parts;
    const now = clock.now();
    return await unitOfWork.run(async ({ tasks, attachments }) => {
      const deleted = await new DeleteResource('task', tasks, { now: () => now }).execute(actor, id, expected);
      if (deleted.isOk()) await attachments.deleteWithTask(actor.userId, id, now);
      return deleted;
    });
  }
}
