import type { Failure, InvalidInput } from '../kernel/failure.ts';

/** There is no such project among the actor's own live ones. */
export interface ProjectNotFound extends Failure {
  readonly kind: 'project.not_found';
}

/** The project is no longer in the version that the caller saw. */
export interface ProjectChanged extends Failure {
  readonly kind: 'project.changed';
}

/** The project still has live tasks, and nobody asked to delete them with it. */
export interface ProjectNotEmpty extends Failure {
  readonly kind: 'project.not_empty';
}

export type ProjectFailure = ProjectNotFound | ProjectChanged | ProjectNotEmpty | InvalidInput;

export const projectNotFound: ProjectNotFound = { kind: 'project.not_found' };
export const projectChanged: ProjectChanged = { kind: 'project.changed' };
export const projectNotEmpty: ProjectNotEmpty = { kind: 'project.not_empty' };
