import { err, ok, type Result } from 'neverthrow';
import type { InvalidInput } from '../../domain/kernel/failure.ts';
import { Project, type ProjectContent } from '../../domain/projects/project.ts';
import type { Actor } from '../kernel/actor.ts';
import type { ProjectParts } from './project-parts.ts';

export class AddProject {
  readonly #parts: ProjectParts;

  constructor(parts: ProjectParts) {
    this.#parts = parts;
  }

  async execute(actor: Actor, given: ProjectContent): Promise<Result<Project, InvalidInput>> {
    const { projects, ids, clock } = this.#parts;
    const project = Project.open(ids.uuid(), actor.userId, given, clock.now());
    if (project.isErr()) return err(project.error);
    await projects.add(project.value);
    return ok(project.value);
  }
}
