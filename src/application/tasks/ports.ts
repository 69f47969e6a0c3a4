import type { Instant } from '../../domain/kernel/instant.ts';
import type { Task, TaskDraft, TaskFacts } from '../../domain/tasks/task.ts';
import type { Listing } from '../kernel/listing.ts';
import type { ResourceStore } from '../kernel/resource/resource-store.ts';

/** What lists show: facts that never become an entity, because nothing is decided about them. */
export type TaskView = Omit<TaskFacts, 'ownerId' | 'deletedAt' | 'deletedWithProject'>;

export interface TaskFilter {
  readonly completed?: boolean;
  readonly projectId?: string;
  /** At this moment or later. */
  readonly dueAfter?: Instant;
  /** Earlier than this moment. */
  readonly dueBefore?: Instant;
  /** A part of the title or the description, compared without case. */
  readonly search?: string;
}

export const taskSortFields = ['createdAt', 'updatedAt', 'title', 'completed', 'dueAt'] as const;
export type TaskSortField = (typeof taskSortFields)[number];
export type TaskListing = Listing<TaskSortField, TaskFilter>;

/** What is attached to tasks and projects shares their deletion. */
export interface Attachments {
  /** Whether live ones belong to the project itself. */
  anyOfProject(ownerId: string, projectId: string): Promise<boolean>;
  /** Deletes the task's live ones with it. */
  deleteWithTask(ownerId: string, taskId: number, now: Instant): Promise<void>;
  /** Brings back exactly those that were deleted with the task. */
  undeleteWithTask(ownerId: string, taskId: number): Promise<void>;
  /** Deletes the live ones of the project and of its tasks with it. */
  deleteWithProject(ownerId: string, projectId: string, now: Instant): Promise<void>;
  /** Brings back exactly those that were deleted with the project. */
  undeleteWithProject(ownerId: string, projectId: string): Promise<void>;
}

export interface Tasks extends ResourceStore<Task, TaskView, TaskSortField, TaskFilter> {
  /** Stores the draft and gives it its id. */
  add(draft: TaskDraft): Promise<Task>;
  anyInProject(ownerId: string, projectId: string): Promise<boolean>;
  /** Deletes the project's live tasks with it; says how many. */
  deleteWithProject(ownerId: string, projectId: string, now: Instant): Promise<number>;
  /** Brings back exactly the tasks that were deleted with the project; says how many. */
  undeleteWithProject(ownerId: string, projectId: string): Promise<number>;
}
