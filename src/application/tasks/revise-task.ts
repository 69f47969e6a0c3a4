import type { Result } from 'neverthrow';
import type { InvalidInput } from '../../domain/kernel/failure.ts';
import type { Changed, NotFound } from '../../domain/kernel/resource-failures.ts';
import type { Version } from '../../domain/kernel/version.ts';
import type { Task, TaskContent, TaskId } from '../../domain/tasks/task.ts';
import type { Actor } from '../kernel/actor.ts';
import { ReviseResource } from '../kernel/resource/revise-resource.ts';
import type { ProjectWork } from '../projects/ports.ts';
import { intoProject } from './into-project.ts';
import type { TaskParts } from './task-parts.ts';

export class ReviseTask {
  readonly #unitOfWork: ProjectWork;
  readonly #revise: ReviseResource<'task', TaskContent, Task>;

  constructor({ tasks, unitOfWork, clock }: TaskParts) {
    this.#unitOfWork = unitOfWork;
    this.#revise = new ReviseResource('task', tasks, clock);
  }

  async execute(
    actor: Actor,
    id: TaskId,
    change: Partial<TaskContent>,
    expected?: readonly Version[],
  ): Promise<Result<Task, NotFound<'task'> | Changed<'task'> | InvalidInput>> {
    return await intoProject(this.#unitOfWork, actor, change.projectId, () =>
      this.#revise.execute(actor, id, change, expected),
    );
  }
}
