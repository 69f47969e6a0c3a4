import type { Result } from 'neverthrow';
import type { Changed, NotFound } from '../../domain/kernel/resource-failures.ts';
import type { Version } from '../../domain/kernel/version.ts';
import type { Project, ProjectId } from '../../domain/projects/project.ts';
import type { Actor } from '../kernel/actor.ts';
import { RestoreResource } from '../kernel/resource/restore-resource.ts';
import type { ProjectParts } from './project-parts.ts';

/** With the tasks and files that the deletion took. */
export class RestoreProject {
  readonly #parts: ProjectParts;

  constructor(parts: ProjectParts) {
    this.#parts = parts;
  }

  async execute(
    actor: Actor,
    id: ProjectId,
    expected?: readonly Version[],
  ): Promise<Result<Project, NotFound<'project'> | Changed<'project'>>> {
    const { unitOfWork, clock } = this.#parts;
    return await unitOfWork.run(({ projects, tasks, attachments }) =>
      new RestoreResource('project', projects, clock).execute(actor, id, expected, {
        bringAlong: async () => {
          await tasks.undeleteWithProject(actor.userId, id);
          await attachments.undeleteWithProject(actor.userId, id);
        },
      }),
    );
  }
}
