import type { Result } from 'neverthrow';
import type { InvalidInput } from '../../domain/kernel/failure.ts';
import type { Changed, NotFound } from '../../domain/kernel/resource-failures.ts';
import type { Version } from '../../domain/kernel/version.ts';
import { Task, type TaskContent, type TaskId } from '../../domain/tasks/task.ts';
import type { Actor } from '../kernel/actor.ts';
import { whileLive } from '../kernel/resource/references.ts';
import { ReviseResource } from '../kernel/resource/revise-resource.ts';
import type { TaskParts } from './task-parts.ts';
import { taskReferences } from './task-references.ts';

export class ReviseTask {
  readonly #parts: TaskParts;
  readonly #revise: ReviseResource<'task', TaskContent, Task>;

  constructor(parts: TaskParts) {
    this.#parts = parts;
    this.#revise = new ReviseResource('task', Task, parts.tasks, parts.clock);
  }

  async execute(
    actor: Actor,
    id: TaskId,
    change: Partial<TaskContent>,
    expected?: readonly Version[],
  ): Promise<Result<Task, NotFound<'task'> | Changed<'task'> | InvalidInput>> {
    return await whileLive(this.#parts.unitOfWork, actor, taskReferences(this.#parts, change), () =>
      this.#revise.execute(actor, id, change, expected),
    );
  }
}
