import type { ResultAsync } from 'neverthrow';
import type { InvalidInput } from '../../domain/kernel/failure.ts';
import { Task, type TaskContent } from '../../domain/tasks/task.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { ProjectWork } from '../projects/ports.ts';
import { intoProject } from './into-project.ts';
import type { Tasks } from './ports.ts';

export class AddTask {
  readonly #tasks: Tasks;
  readonly #unitOfWork: ProjectWork;
  readonly #clock: Clock;

  constructor(tasks: Tasks, unitOfWork: ProjectWork, clock: Clock) {
    this.#tasks = tasks;
    this.#unitOfWork = unitOfWork;
    this.#clock = clock;
  }

  execute(actor: Actor, given: TaskContent): ResultAsync<Task, InvalidInput> {
    return intoProject(this.#unitOfWork, actor, given.projectId, () => this.#add(actor, given));
  }

  #add(actor: Actor, given: TaskContent): ResultAsync<Task, InvalidInput> {
    return Task.open(actor.userId, given, this.#clock.now()).asyncMap((draft) => this.#tasks.add(draft));
  }
}
