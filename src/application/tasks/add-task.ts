import { ok, type ResultAsync, safeTry } from 'neverthrow';
import type { InvalidInput } from '../../domain/kernel/failure.ts';
import { Task, type TaskContent } from '../../domain/tasks/task.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Tasks } from './ports.ts';

export class AddTask {
  readonly #tasks: Tasks;
  readonly #clock: Clock;

  constructor(tasks: Tasks, clock: Clock) {
    this.#tasks = tasks;
    this.#clock = clock;
  }

  execute(actor: Actor, given: TaskContent): ResultAsync<Task, InvalidInput> {
    return safeTry(
      async function* (this: AddTask) {
        const draft = yield* Task.open(actor.userId, given, this.#clock.now());
        return ok(await this.#tasks.add(draft));
      }.bind(this),
    );
  }
}
