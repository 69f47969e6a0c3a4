import { Result } from 'neverthrow';
import { type InvalidInput, invalidInput } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import { parseOptionalText, parseText } from '../kernel/text.ts';
import { firstVersion, nextVersion, type Version } from '../kernel/version.ts';

/** A positive integer that the store assigns; exact in a JavaScript number. */
export type TaskId = number & { readonly __brand: 'TaskId' };

export const titleBounds = { max: 255 } as const;
export const descriptionBounds = { max: 1000 } as const;

/** What a person writes about a task. */
export interface TaskContent {
  readonly title: string;
  readonly description: string | null;
  readonly completed: boolean;
  /** A live project of the same owner, or none. */
  readonly projectId: string | null;
}

export interface TaskFacts extends TaskContent {
  readonly id: TaskId;
  readonly ownerId: string;
  readonly version: Version;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Set from deletion to restoration or purge; every read but the restoring one leaves such a task out. */
  readonly deletedAt: Instant | null;
  /** Deleted by the deletion of its project, and so brought back with it. */
  readonly deletedWithProject: boolean;
}

/** A task that the store has not numbered yet. */
export type TaskDraft = Omit<TaskFacts, 'id'>;

export class Task {
  readonly facts: TaskFacts;

  private constructor(facts: TaskFacts) {
    this.facts = facts;
  }

  static open(ownerId: string, given: TaskContent, now: Instant): Result<TaskDraft, InvalidInput> {
    return parseContent(given).map((content) => ({
      ...content,
      ownerId,
      version: firstVersion,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
      deletedWithProject: false,
    }));
  }

  /** For storage only. */
  static restore(facts: TaskFacts): Task {
    return new Task(facts);
  }

  /** Changes what is named and leaves the rest; the same task where nothing differs. */
  revise(given: Partial<TaskContent>, now: Instant): Result<Task, InvalidInput> {
    return parseContent({ ...this.facts, ...given }).map((content) => this.#with(content, now));
  }

  delete(now: Instant): Task {
    return new Task({ ...this.facts, version: nextVersion(this.facts.version), deletedAt: now });
  }

  deleteWithProject(now: Instant): Task {
    return new Task({ ...this.delete(now).facts, deletedWithProject: true });
  }

  /** As it was before it was deleted; the same task where it is live. */
  undelete(): Task {
    if (this.facts.deletedAt === null) return this;
    const version = nextVersion(this.facts.version);
    return new Task({ ...this.facts, version, deletedAt: null, deletedWithProject: false });
  }

  #with(content: TaskContent, now: Instant): Task {
    const changes = (Object.keys(content) as (keyof TaskContent)[]).some((key) => content[key] !== this.facts[key]);
    if (!changes) return this;
    return new Task({ ...this.facts, ...content, version: nextVersion(this.facts.version), updatedAt: now });
  }
}

function parseContent({ title, description, completed, projectId }: TaskContent): Result<TaskContent, InvalidInput> {
  return Result.combineWithAllErrors([
    parseText('title', title, titleBounds),
    parseOptionalText('description', description, descriptionBounds),
  ])
    .map(([parsedTitle, parsedDescription]) => ({
      title: parsedTitle,
      description: parsedDescription,
      completed,
      projectId,
    }))
    .mapErr((violations) => invalidInput(...violations));
}
