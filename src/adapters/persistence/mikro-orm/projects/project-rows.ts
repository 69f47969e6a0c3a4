import type { Insertable, Selectable } from 'kysely';
import type { ProjectView } from '../../../../application/projects/ports.ts';
import type { ProjectFacts, ProjectId } from '../../../../domain/projects/project.ts';
import type { Tables } from '../records/list.ts';

type Row = Selectable<Tables['projects']>;
export type ViewedRow = Omit<Row, 'owner_id' | 'deleted_at'>;

export const toRow = (facts: ProjectFacts) =>
  ({
    id: facts.id,
    owner_id: facts.ownerId,
    name: facts.name,
    description: facts.description,
    status: facts.status,
    version: facts.version,
    created_at: facts.createdAt,
    updated_at: facts.updatedAt,
    deleted_at: facts.deletedAt,
  }) satisfies Record<keyof Row, unknown> satisfies Insertable<Tables['projects']>;

export const toView = (row: ViewedRow) =>
  ({
    id: row.id as ProjectId,
    name: row.name,
    description: row.description,
    status: row.status,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }) satisfies Record<keyof ProjectView, unknown> satisfies ProjectView;

export const toFacts = (row: Row) =>
  ({ ...toView(row), ownerId: row.owner_id, deletedAt: row.deleted_at }) satisfies Record<
    keyof ProjectFacts,
    unknown
  > satisfies ProjectFacts;
