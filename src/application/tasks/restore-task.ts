import { err, ok, ResultAsync } from 'neverthrow';
import {
  type TaskNotFound,
  type TaskProjectDeleted,
  taskNotFound,
  taskProjectDeleted,
} from '../../domain/tasks/failures.ts';
import type { Task, TaskId } from '../../domain/tasks/task.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { restorable } from '../kernel/restorable.ts';
import { rewrite } from '../kernel/rewrite.ts';
import type { ProjectWork } from '../projects/ports.ts';

/** Undoes a deletion of the last 30 days; a live task stays as it is. */
export class RestoreTask {
  readonly #unitOfWork: ProjectWork;
  readonly #clock: Clock;

  constructor(unitOfWork: ProjectWork, clock: Clock) {
    this.#unitOfWork = unitOfWork;
    this.#clock = clock;
  }

  execute(actor: Actor, id: TaskId): ResultAsync<Task, TaskNotFound | TaskProjectDeleted> {
    return this.#unitOfWork.run(({ tasks, projects }) =>
      rewrite({
        find: async () => restorable(await tasks.withDeleted(actor.userId, id), this.#clock.now()),
        change: (task) => {
          const { projectId } = task.facts;
          if (projectId === null) return ok(task.undelete());
          return ResultAsync.fromSafePromise(projects.holdLive(actor.userId, projectId)).andThen((isLive) =>
            isLive ? ok(task.undelete()) : err(taskProjectDeleted),
          );
        },
        save: (task, seen) => tasks.save(task, seen),
        expected: undefined,
        absent: taskNotFound,
        changed: taskNotFound,
      }),
    );
  }
}
