import type { Version } from '../../domain/kernel/version.ts';
import type { Task, TaskDraft, TaskFacts, TaskId } from '../../domain/tasks/task.ts';
import type { Page, Window } from '../kernel/page.ts';

/** What lists show: facts that never become an entity, because nothing is decided about them. */
export type TaskView = Omit<TaskFacts, 'ownerId' | 'deletedAt'>;

export interface TaskFilter {
  readonly completed?: boolean;
}

/** Every question names the owner and sees live tasks only: what is somebody else's or deleted does not exist. */
export interface Tasks {
  /** Stores the draft and gives it its id. */
  add(draft: TaskDraft): Promise<Task>;
  ofOwner(ownerId: string, id: TaskId): Promise<Task | undefined>;
  /** Newest first by creation, of equals the larger id first. */
  pageOfOwner(ownerId: string, filter: TaskFilter, window: Window): Promise<Page<TaskView>>;
  /** Stores the changed task if the stored one is live and still has the version `seen`; says whether it did. */
  save(task: Task, seen: Version): Promise<boolean>;
}
