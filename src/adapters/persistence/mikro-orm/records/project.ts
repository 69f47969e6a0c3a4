import { defineEntity, p } from '@mikro-orm/core';
import type { ProjectStatus } from '../../../../domain/projects/project.ts';
import { instant, version } from './columns.ts';
import { UserRecord } from './user.ts';

export const ProjectRecord = defineEntity({
  name: 'Project',
  tableName: 'projects',
  properties: {
    id: p.uuid().primary(),
    owner_id: () => p.manyToOne(UserRecord).mapToPk().foreignKeyName('projects_owner_id_fkey'),
    name: p.string().length(255),
    description: p.string().length(1000).nullable(),
    status: p.string().length(20).$type<ProjectStatus>(),
    version: version(),
    created_at: instant(),
    updated_at: instant(),
    deleted_at: instant().nullable(),
  },
  indexes: [
    { name: 'projects_by_creation', properties: ['owner_id', 'created_at', 'id'], where: 'deleted_at is null' },
    { name: 'projects_by_update', properties: ['owner_id', 'updated_at', 'id'], where: 'deleted_at is null' },
    { name: 'projects_by_status', properties: ['owner_id', 'status', 'id'], where: 'deleted_at is null' },
    {
      name: 'projects_by_name',
      expression:
        'create index "projects_by_name" on "projects" (owner_id, name collate "und-x-icu", id) where deleted_at is null',
    },
    { name: 'projects_deleted', properties: ['deleted_at'], where: 'deleted_at is not null' },
    {
      name: 'projects_search',
      expression:
        'create index "projects_search" on "projects" using gin (owner_id, name gin_trgm_ops, description gin_trgm_ops) where deleted_at is null',
    },
  ],
});
