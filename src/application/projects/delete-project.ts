import { err, ok, type Result } from 'neverthrow';
import type { Changed, NotFound } from '../../domain/kernel/resource-failures.ts';
import type { Version } from '../../domain/kernel/version.ts';
import { type ProjectNotEmpty, projectNotEmpty } from '../../domain/projects/failures.ts';
import type { Project, ProjectId } from '../../domain/projects/project.ts';
import type { Actor } from '../kernel/actor.ts';
import { DeleteResource } from '../kernel/resource/delete-resource.ts';
import type { ProjectParts } from './project-parts.ts';

type Refusal = NotFound<'project'> | Changed<'project'> | ProjectNotEmpty;

export interface WithTasks {
  /** Deletes the project's tasks and files too, as one; otherwise a project with live ones stays. */
  readonly cascade: boolean;
}

export class DeleteProject {
  readonly #parts: ProjectParts;

  constructor(parts: ProjectParts) {
    this.#parts = parts;
  }

  /** The project first: from then on nothing can come into it, so that what is left in it is all there is. */
  async execute(
    actor: Actor,
    id: ProjectId,
    expected: readonly Version[] | undefined,
    { cascade }: WithTasks,
  ): Promise<Result<Project, Refusal>> {
    const { unitOfWork, clock } = this.#parts;
    const now = clock.now();
    return await unitOfWork.run<Project, Refusal>(async ({ projects, tasks, attachments }) => {
      const deletion = new DeleteResource('project', projects, { now: () => now });
      const deleted = await deletion.execute(actor, id, expected);
      if (deleted.isErr()) return err(deleted.error);
      if (cascade) {
        await attachments.deleteWithProject(actor.userId, id, now);
        await tasks.deleteWithProject(actor.userId, id, now);
      } else if ((await tasks.anyInProject(actor.userId, id)) || (await attachments.anyOfProject(actor.userId, id))) {
        return err(projectNotEmpty);
      }
      return ok(deleted.value);
    });
  }
}
