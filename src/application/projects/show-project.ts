import { err, ok, type Result } from 'neverthrow';
import { type NotFound, notFound } from '../../domain/kernel/resource-failures.ts';
import type { ProjectId } from '../../domain/projects/project.ts';
import type { Actor } from '../kernel/actor.ts';
import type { ProjectWithTasks } from './ports.ts';
import type { ProjectParts } from './project-parts.ts';

const shownTasks = 100;

/** A project with its newest tasks and the counts of all. */
export class ShowProject {
  readonly #parts: ProjectParts;

  constructor(parts: ProjectParts) {
    this.#parts = parts;
  }

  async execute(actor: Actor, id: ProjectId): Promise<Result<ProjectWithTasks, NotFound<'project'>>> {
    const project = await this.#parts.projects.withTasks(actor.userId, id, shownTasks);
    return project === undefined ? err(notFound('project')) : ok(project);
  }
}
