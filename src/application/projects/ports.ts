import type { Version } from '../../domain/kernel/version.ts';
import type { Project, ProjectFacts, ProjectId, ProjectStatus } from '../../domain/projects/project.ts';
import type { Purgeable } from '../housekeeping/ports.ts';
import type { Listing, Place, Stretch } from '../kernel/listing.ts';
import type { Page, Window } from '../kernel/page.ts';
import type { UnitOfWork } from '../kernel/unit-of-work.ts';
import type { Tasks } from '../tasks/ports.ts';

/** What lists show: facts that never become an entity, because nothing is decided about them. */
export type ProjectView = Omit<ProjectFacts, 'ownerId' | 'deletedAt'>;

export interface ProjectFilter {
  readonly status?: ProjectStatus;
  /** A part of the name or the description, compared without case. */
  readonly search?: string;
}

export type ProjectSortField = 'createdAt' | 'updatedAt' | 'name' | 'status';
export type ProjectListing = Listing<ProjectSortField, ProjectFilter>;

/** Every question names the owner and sees live projects only: what is somebody else's or deleted does not exist. */
export interface Projects extends Purgeable {
  add(project: Project): Promise<void>;
  ofOwner(ownerId: string, id: ProjectId): Promise<Project | undefined>;
  pageOfOwner(ownerId: string, listing: ProjectListing, window: Window): Promise<Page<ProjectView>>;
  /** What follows the place in the list, however deep, at the cost of a first page. */
  walkOfOwner(ownerId: string, listing: ProjectListing, after: Place, limit: number): Promise<Stretch<ProjectView>>;
  /** Stores the changed project if the stored one still has the version `seen`; says whether it did. */
  save(project: Project, seen: Version): Promise<boolean>;
  /** Also a deleted one, for its restoration. */
  withDeleted(ownerId: string, id: ProjectId): Promise<Project | undefined>;
  /** Whether the project is live; if so it stays live until the running unit of work ends. */
  holdLive(ownerId: string, id: string): Promise<boolean>;
}

/** Projects and their tasks change together. */
export type ProjectWork = UnitOfWork<{ readonly projects: Projects; readonly tasks: Tasks }>;
