import type { Failure, InvalidInput } from '../kernel/failure.ts';
import type { Changed, NotFound } from '../kernel/resource-failures.ts';

/** The project still has live tasks, and nobody asked to delete them with it. */
export interface ProjectNotEmpty extends Failure {
  readonly kind: 'project.not_empty';
}

export type ProjectFailure = NotFound<'project'> | Changed<'project'> | ProjectNotEmpty | InvalidInput;

export const projectNotEmpty: ProjectNotEmpty = { kind: 'project.not_empty' };
