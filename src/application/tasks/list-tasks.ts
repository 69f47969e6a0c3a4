import { ResultAsync } from 'neverthrow';
import type { Actor } from '../kernel/actor.ts';
import type { Page, Window } from '../kernel/page.ts';
import type { TaskListing, Tasks, TaskView } from './ports.ts';

export class ListTasks {
  readonly #tasks: Tasks;

  constructor(tasks: Tasks) {
    this.#tasks = tasks;
  }

  execute(actor: Actor, listing: TaskListing, window: Window): ResultAsync<Page<TaskView>, never> {
    return ResultAsync.fromSafePromise(this.#tasks.page(actor.userId, listing, window));
  }
}
