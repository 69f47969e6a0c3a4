import { ok, type ResultAsync } from 'neverthrow';
import type { Version } from '../../domain/kernel/version.ts';
import { type TaskChanged, type TaskNotFound, taskChanged, taskNotFound } from '../../domain/tasks/failures.ts';
import type { Task, TaskId } from '../../domain/tasks/task.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { rewrite } from '../kernel/rewrite.ts';
import type { Tasks } from './ports.ts';

export class DeleteTask {
  readonly #tasks: Tasks;
  readonly #clock: Clock;

  constructor(tasks: Tasks, clock: Clock) {
    this.#tasks = tasks;
    this.#clock = clock;
  }

  execute(actor: Actor, id: TaskId, expected?: readonly Version[]): ResultAsync<Task, TaskNotFound | TaskChanged> {
    return rewrite({
      find: () => this.#tasks.ofOwner(actor.userId, id),
      change: (task) => ok(task.delete(this.#clock.now())),
      save: (task, seen) => this.#tasks.save(task, seen),
      expected,
      absent: taskNotFound,
      changed: taskChanged,
    });
  }
}
