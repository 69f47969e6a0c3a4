import { ok, type Result } from 'neverthrow';
import type { InvalidInput } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import { type FieldRules, parseFields } from '../kernel/parse-fields.ts';
import { newFacts, Resource, type ResourceFacts } from '../kernel/resource.ts';
import { parseOptionalText, parseText } from '../kernel/text.ts';

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

export interface ProjectFacts extends ProjectContent, ResourceFacts {
  readonly id: ProjectId;
}

export class Project extends Resource<ProjectContent, ProjectFacts> {
  static open(id: string, ownerId: string, given: ProjectContent, now: Instant): Result<Project, InvalidInput> {
    return Project.parse(given).map(
      (content) => new Project({ ...content, ...newFacts(ownerId, now), id: id as ProjectId }),
    );
  }

  /** What was given of a content; each field stands for itself. */
  static parse<Given extends Partial<ProjectContent>>(given: Given) {
    return parseFields(rules, given);
  }

  /** For storage only. */
  static restore(facts: ProjectFacts): Project {
    return new Project(facts);
  }

  protected override parse(content: ProjectContent): Result<ProjectContent, InvalidInput> {
    return Project.parse(content);
  }
}

const rules: FieldRules<ProjectContent> = {
  name: (name) => parseText('name', name, nameBounds),
  description: (description) => parseOptionalText('description', description, descriptionBounds),
  status: ok,
};
