import { err, ok, ResultAsync } from 'neverthrow';
import { type ProjectNotFound, projectNotFound } from '../../domain/projects/failures.ts';
import type { Project, ProjectId } from '../../domain/projects/project.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Tasks, TasksOfProject } from '../tasks/ports.ts';
import type { Projects } from './ports.ts';

export interface ProjectWithTasks extends TasksOfProject {
  readonly project: Project;
}

const shownTasks = 100;

/** A project with its newest tasks and the counts of all. */
export class ShowProject {
  readonly #projects: Projects;
  readonly #tasks: Tasks;

  constructor(projects: Projects, tasks: Tasks) {
    this.#projects = projects;
    this.#tasks = tasks;
  }

  execute(actor: Actor, id: ProjectId): ResultAsync<ProjectWithTasks, ProjectNotFound> {
    const project = ResultAsync.fromSafePromise(this.#projects.ofOwner(actor.userId, id));
    return project
      .andThen((found) => (found === undefined ? err(projectNotFound) : ok(found)))
      .andThen((found) =>
        ResultAsync.fromSafePromise(this.#tasks.ofProject(actor.userId, id, shownTasks)).map((tasks) => ({
          project: found,
          ...tasks,
        })),
      );
  }
}
