import { err, ok, type ResultAsync } from 'neverthrow';
import { type TaskNotFound, taskNotFound } from '../../domain/tasks/failures.ts';
import type { Task, TaskId } from '../../domain/tasks/task.ts';
import type { Actor } from '../kernel/actor.ts';
import { attempt } from '../kernel/attempt.ts';
import type { Tasks } from './ports.ts';

export class ShowTask {
  readonly #tasks: Tasks;

  constructor(tasks: Tasks) {
    this.#tasks = tasks;
  }

  execute(actor: Actor, id: TaskId): ResultAsync<Task, TaskNotFound> {
    return attempt(async () => {
      const task = await this.#tasks.ofOwner(actor.userId, id);
      return task === undefined ? err(taskNotFound) : ok(task);
    });
  }
}
