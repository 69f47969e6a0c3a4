import type { ResultAsync } from 'neverthrow';
import type { Version } from '../../domain/kernel/version.ts';
import { type TaskFailure, taskChanged, taskNotFound } from '../../domain/tasks/failures.ts';
import type { Task, TaskContent, TaskId } from '../../domain/tasks/task.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { rewrite } from '../kernel/rewrite.ts';
import type { ProjectWork } from '../projects/ports.ts';
import { intoProject } from './into-project.ts';
import type { Tasks } from './ports.ts';

export class ReviseTask {
  readonly #tasks: Tasks;
  readonly #unitOfWork: ProjectWork;
  readonly #clock: Clock;

  constructor(tasks: Tasks, unitOfWork: ProjectWork, clock: Clock) {
    this.#tasks = tasks;
    this.#unitOfWork = unitOfWork;
    this.#clock = clock;
  }

  execute(
    actor: Actor,
    id: TaskId,
    change: Partial<TaskContent>,
    expected?: readonly Version[],
  ): ResultAsync<Task, TaskFailure> {
    return intoProject(this.#unitOfWork, actor, change.projectId, () =>
      rewrite({
        find: () => this.#tasks.ofOwner(actor.userId, id),
        change: (task) => task.revise(change, this.#clock.now()),
        save: (task, seen) => this.#tasks.save(task, seen),
        expected,
        absent: taskNotFound,
        changed: taskChanged,
      }),
    );
  }
}
