import { ok, type Result } from 'neverthrow';
import type { InvalidInput } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import { parseOptionalMoment } from '../kernel/moment.ts';
import { parseFields } from '../kernel/parse-fields.ts';
import { newFacts, Resource, type ResourceFacts } from '../kernel/resource.ts';
import { parseOptionalText, parseText } from '../kernel/text.ts';

/** A positive integer that the store assigns; exact in a JavaScript number. */
export type TaskId = number & { readonly __brand: 'TaskId' };

export const titleBounds = { max: 255 } as const;
export const descriptionBounds = { max: 1000 } as const;

/** What a person writes about a task. */
export interface TaskContent {
  readonly title: string;
  readonly description: string | null;
  readonly completed: boolean;
  readonly dueAt: Instant | null;
  /** A live project of the same owner, or none. */
  readonly projectId: string | null;
}

/** What a task is that says nothing but its title. */
export const plainTask: Omit<TaskContent, 'title'> = {
  description: null,
  completed: false,
  dueAt: null,
  projectId: null,
};

export interface TaskFacts extends TaskContent, ResourceFacts {
  readonly id: TaskId;
  /** Deleted by the deletion of its project, and so brought back with it. */
  readonly deletedWithProject: boolean;
}

/** A task that the store has not numbered yet. */
export type TaskDraft = Omit<TaskFacts, 'id'>;

export class Task extends Resource<TaskContent, TaskFacts> {
  static open(ownerId: string, given: TaskContent, now: Instant): Result<TaskDraft, InvalidInput> {
    return parseContent(given).map((content) => ({ ...content, ...newFacts(ownerId, now), deletedWithProject: false }));
  }

  /** For storage only. */
  static restore(facts: TaskFacts): Task {
    return new Task(facts);
  }

  deleteWithProject(now: Instant): Task {
    return new Task({ ...this.delete(now).facts, deletedWithProject: true });
  }

  override undelete(): this {
    const live = super.undelete();
    return live.facts.deletedWithProject ? live.with({ ...live.facts, deletedWithProject: false }) : live;
  }

  protected override parse(content: TaskContent): Result<TaskContent, InvalidInput> {
    return parseContent(content);
  }
}

const parseContent = ({
  title,
  description,
  completed,
  dueAt,
  projectId,
}: TaskContent): Result<TaskContent, InvalidInput> =>
  parseFields<TaskContent>({
    title: parseText('title', title, titleBounds),
    description: parseOptionalText('description', description, descriptionBounds),
    completed: ok(completed),
    dueAt: parseOptionalMoment('dueAt', dueAt),
    projectId: ok(projectId),
  });
