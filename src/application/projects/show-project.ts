import { err, ok, type Result } from 'neverthrow';
import { type NotFound, notFound } from '../../domain/kernel/resource-failures.ts';
import type { ProjectFacts, ProjectId } from '../../domain/projects/project.ts';
import type { Actor } from '../kernel/actor.ts';
import type { TasksOfProject } from '../tasks/ports.ts';
import type { ProjectParts } from './project-parts.ts';

export interface ProjectWithTasks extends TasksOfProject {
  readonly facts: ProjectFacts;
}

const shownTasks = 100;

/** A project with its newest tasks and the counts of all. */
export class ShowProject {
  readonly #parts: ProjectParts;

  constructor(parts: ProjectParts) {
    this.#parts = parts;
  }

  async execute(actor: Actor, id: ProjectId): Promise<Result<ProjectWithTasks, NotFound<'project'>>> {
    const { projects, tasks } = this.#parts;
    const project = await projects.ofOwner(actor.userId, id);
    if (project === undefined) return err(notFound('project'));
    return ok({ facts: project.facts, ...(await tasks.ofProject(actor.userId, id, shownTasks)) });
  }
}
