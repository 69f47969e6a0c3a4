import { Result } from 'neverthrow';
import { type InvalidInput, invalidInput } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import { parseOptionalText, parseText } from '../kernel/text.ts';
import { firstVersion, nextVersion, type Version } from '../kernel/version.ts';

/** A UUID in its canonical lower-case form. */
export type ProjectId = string & { readonly __brand: 'ProjectId' };

export const projectStatuses = ['active', 'inactive'] as const;
export type ProjectStatus = (typeof projectStatuses)[number];

export const nameBounds = { max: 255 } as const;
export const descriptionBounds = { max: 1000 } as const;

/** What a person writes about a project. */
export interface ProjectContent {
  readonly name: string;
  readonly description: string | null;
  readonly status: ProjectStatus;
}

export interface ProjectFacts extends ProjectContent {
  readonly id: ProjectId;
  readonly ownerId: string;
  readonly version: Version;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Set from deletion to restoration or purge; every read but the restoring one leaves such a project out. */
  readonly deletedAt: Instant | null;
}

export class Project {
  readonly facts: ProjectFacts;

  private constructor(facts: ProjectFacts) {
    this.facts = facts;
  }

  static open(id: string, ownerId: string, given: ProjectContent, now: Instant): Result<Project, InvalidInput> {
    return parseContent(given).map(
      (content) =>
        new Project({
          ...content,
          id: id as ProjectId,
          ownerId,
          version: firstVersion,
          createdAt: now,
          updatedAt: now,
          deletedAt: null,
        }),
    );
  }

  /** For storage only. */
  static restore(facts: ProjectFacts): Project {
    return new Project(facts);
  }

  /** Changes what is named and leaves the rest; the same project where nothing differs. */
  revise(given: Partial<ProjectContent>, now: Instant): Result<Project, InvalidInput> {
    return parseContent({ ...this.facts, ...given }).map((content) => this.#with(content, now));
  }

  delete(now: Instant): Project {
    return new Project({ ...this.facts, version: nextVersion(this.facts.version), deletedAt: now });
  }

  /** As it was before it was deleted; the same project where it is live. */
  undelete(): Project {
    if (this.facts.deletedAt === null) return this;
    return new Project({ ...this.facts, version: nextVersion(this.facts.version), deletedAt: null });
  }

  #with(content: ProjectContent, now: Instant): Project {
    const { name, description, status } = this.facts;
    if (content.name === name && content.description === description && content.status === status) return this;
    return new Project({ ...this.facts, ...content, version: nextVersion(this.facts.version), updatedAt: now });
  }
}

function parseContent({ name, description, status }: ProjectContent): Result<ProjectContent, InvalidInput> {
  return Result.combineWithAllErrors([
    parseText('name', name, nameBounds),
    parseOptionalText('description', description, descriptionBounds),
  ])
    .map(([parsedName, parsedDescription]) => ({ name: parsedName, description: parsedDescription, status }))
    .mapErr((violations) => invalidInput(...violations));
}
