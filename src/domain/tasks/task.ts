import { ok, type Result } from 'neverthrow';
import type { InvalidInput } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import { parseOptionalMoment } from '../kernel/moment.ts';
import { type FieldRules, parseFields } from '../kernel/parse-fields.ts';
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
    return Task.parse(given).map((content) => ({ ...content, ...newFacts(ownerId, now), deletedWithProject: false }));
  }

  /** What was given of a content; each field stands for itself. */
  static parse<Given extends Partial<TaskContent>>(given: Given) {
    return parseFields(rules, given);
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
    return Task.parse(content);
  }
}

const rules: FieldRules<TaskContent> = {
  title: (title) => parseText('title', title, titleBounds),
  description: (description) => parseOptionalText('description', description, descriptionBounds),
  completed: ok,
  dueAt: (dueAt) => parseOptionalMoment('dueAt', dueAt),
  projectId: ok,
};
