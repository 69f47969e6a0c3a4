import { ResultAsync } from 'neverthrow';
import type { Actor } from '../kernel/actor.ts';
import type { Position, Slice } from '../kernel/listing.ts';
import type { TaskListing, Tasks, TaskView } from './ports.ts';

/** Goes on in a list from the last task seen. */
export class WalkTasks {
  readonly #tasks: Tasks;

  constructor(tasks: Tasks) {
    this.#tasks = tasks;
  }

  execute(actor: Actor, listing: TaskListing, after: Position, limit: number): ResultAsync<Slice<TaskView>, never> {
    return ResultAsync.fromSafePromise(this.#tasks.walk(actor.userId, listing, after, limit));
  }
}
