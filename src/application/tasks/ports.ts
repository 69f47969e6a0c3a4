import type { Instant } from '../../domain/kernel/instant.ts';
import type { Version } from '../../domain/kernel/version.ts';
import type { Task, TaskDraft, TaskFacts, TaskId } from '../../domain/tasks/task.ts';
import type { Purgeable } from '../housekeeping/ports.ts';
import type { Listing, Place, Stretch } from '../kernel/listing.ts';
import type { Page, Window } from '../kernel/page.ts';

/** What lists show: facts that never become an entity, because nothing is decided about them. */
export type TaskView = Omit<TaskFacts, 'ownerId' | 'deletedAt' | 'deletedWithProject'>;

export interface TaskFilter {
  readonly completed?: boolean;
  readonly projectId?: string;
  /** A part of the title or the description, compared without case. */
  readonly search?: string;
}

export type TaskSortField = 'createdAt' | 'updatedAt' | 'title' | 'completed';
export type TaskListing = Listing<TaskSortField, TaskFilter>;

export interface TasksOfProject {
  /** The newest, no more than were asked for. */
  readonly tasks: readonly TaskView[];
  /** Of all. */
  readonly counts: { readonly total: number; readonly completed: number };
}

/** Every question names the owner and sees live tasks only: what is somebody else's or deleted does not exist. */
export interface Tasks extends Purgeable {
  /** Stores the draft and gives it its id. */
  add(draft: TaskDraft): Promise<Task>;
  ofOwner(ownerId: string, id: TaskId): Promise<Task | undefined>;
  pageOfOwner(ownerId: string, listing: TaskListing, window: Window): Promise<Page<TaskView>>;
  /** What follows the place in the list, however deep, at the cost of a first page. */
  walkOfOwner(ownerId: string, listing: TaskListing, after: Place, limit: number): Promise<Stretch<TaskView>>;
  /** Stores the changed task if the stored one still has the version `seen`; says whether it did. */
  save(task: Task, seen: Version): Promise<boolean>;
  /** Also a deleted one, for its restoration. */
  withDeleted(ownerId: string, id: TaskId): Promise<Task | undefined>;
  ofProject(ownerId: string, projectId: string, limit: number): Promise<TasksOfProject>;
  anyInProject(ownerId: string, projectId: string): Promise<boolean>;
  /** Deletes the project's live tasks with it; says how many. */
  deleteWithProject(ownerId: string, projectId: string, now: Instant): Promise<number>;
  /** Brings back exactly the tasks that were deleted with the project; says how many. */
  undeleteWithProject(ownerId: string, projectId: string): Promise<number>;
}
