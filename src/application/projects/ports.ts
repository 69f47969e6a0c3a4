import type { Project, ProjectFacts, ProjectId, ProjectStatus } from '../../domain/projects/project.ts';
import type { Listing } from '../kernel/listing.ts';
import type { ResourceStore } from '../kernel/resource/resource-store.ts';
import type { UnitOfWork } from '../kernel/unit-of-work.ts';
import type { Attachments, Tasks, TaskView } from '../tasks/ports.ts';

/** What lists show: facts that never become an entity, because nothing is decided about them. */
export type ProjectView = Omit<ProjectFacts, 'ownerId' | 'deletedAt'>;

export interface ProjectFilter {
  readonly status?: ProjectStatus;
  /** A part of the name or the description, compared without case. */
  readonly search?: string;
}

export const projectSortFields = ['createdAt', 'updatedAt', 'name', 'status'] as const;
export type ProjectSortField = (typeof projectSortFields)[number];
export type ProjectListing = Listing<ProjectSortField, ProjectFilter>;

export interface ProjectWithTasks {
  readonly facts: ProjectFacts;
  /** The newest live ones, no more than were asked for. */
  readonly tasks: readonly TaskView[];
  /** Of all live ones. */
  readonly counts: { readonly total: number; readonly completed: number };
}

export interface Projects extends ResourceStore<Project, ProjectView, ProjectSortField, ProjectFilter> {
  add(project: Project): Promise<void>;
  /** The live project and its tasks as they are at one moment. */
  withTasks(ownerId: string, id: ProjectId, limit: number): Promise<ProjectWithTasks | undefined>;
}

/** Projects, their tasks and what is attached to them change together. */
export type ProjectWork = UnitOfWork<{
  readonly projects: Projects;
  readonly tasks: Tasks;
  readonly attachments: Attachments;
}>;
