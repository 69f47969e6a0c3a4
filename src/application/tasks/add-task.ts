import { err, ok, type Result } from 'neverthrow';
import type { InvalidInput } from '../../domain/kernel/failure.ts';
import { Task, type TaskContent } from '../../domain/tasks/task.ts';
import type { Actor } from '../kernel/actor.ts';
import { whileLive } from '../kernel/resource/references.ts';
import type { TaskParts } from './task-parts.ts';
import { taskReferences } from './task-references.ts';

export class AddTask {
  readonly #parts: TaskParts;

  constructor(parts: TaskParts) {
    this.#parts = parts;
  }

  async execute(actor: Actor, given: TaskContent): Promise<Result<Task, InvalidInput>> {
    const { tasks, unitOfWork, clock } = this.#parts;
    return await whileLive(unitOfWork, actor, taskReferences(this.#parts, given), async () => {
      const draft = Task.open(actor.userId, given, clock.now());
      return draft.isErr() ? err(draft.error) : ok(await tasks.add(draft.value));
    });
  }
}
