import { err, ok, type Result } from 'neverthrow';
import type { InvalidInput } from '../../domain/kernel/failure.ts';
import { Task, type TaskContent } from '../../domain/tasks/task.ts';
import type { Actor } from '../kernel/actor.ts';
import { intoProject } from './into-project.ts';
import type { TaskParts } from './task-parts.ts';

export class AddTask {
  readonly #parts: TaskParts;

  constructor(parts: TaskParts) {
    this.#parts = parts;
  }

  async execute(actor: Actor, given: TaskContent): Promise<Result<Task, InvalidInput>> {
    const { tasks, unitOfWork, clock } = this.#parts;
    return await intoProject(unitOfWork, actor, given.projectId, async () => {
      const draft = Task.open(actor.userId, given, clock.now());
      return draft.isErr() ? err(draft.error) : ok(await tasks.add(draft.value));
    });
  }
}
