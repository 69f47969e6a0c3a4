import { ResultAsync } from 'neverthrow';
import type { Actor } from '../kernel/actor.ts';
import type { Place, Stretch } from '../kernel/listing.ts';
import type { TaskListing, Tasks, TaskView } from './ports.ts';

/** Goes on in a list from the last task seen. */
export class WalkTasks {
  readonly #tasks: Tasks;

  constructor(tasks: Tasks) {
    this.#tasks = tasks;
  }

  execute(actor: Actor, listing: TaskListing, after: Place, limit: number): ResultAsync<Stretch<TaskView>, never> {
    return ResultAsync.fromSafePromise(this.#tasks.walkOfOwner(actor.userId, listing, after, limit));
  }
}
