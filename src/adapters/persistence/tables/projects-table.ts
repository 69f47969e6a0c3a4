import type { ProjectFilter, ProjectView } from '../../../application/projects/ports.ts';
import type { ProjectFacts } from '../../../domain/projects/project.ts';
import { moment, optional, required, uuid, varchar, version, words } from './definition/column.ts';
import { ownRows } from './definition/personal.ts';
import { resourceTableOf } from './definition/resource-table.ts';

const live = 'deleted_at is null';

export const projectsTable = resourceTableOf<ProjectFacts, ProjectView, ProjectFilter>()({
  name: 'projects',
  kind: 'project',
  columns: {
    id: required(uuid(), { primary: true }),
    ownerId: required(varchar(255), { references: 'users' }),
    name: words(255),
    description: optional(words(1000)),
    status: varchar(20),
    version: version(),
    createdAt: moment(),
    updatedAt: moment(),
    deletedAt: optional(moment()),
  },
  hidden: { ownerId: true, deletedAt: true },
  searched: ['name', 'description'],
  conditions: {},
  indexes: [
    { name: 'projects_by_creation', fields: ['ownerId', 'createdAt', 'id'], where: live },
    { name: 'projects_by_update', fields: ['ownerId', 'updatedAt', 'id'], where: live },
    { name: 'projects_by_status', fields: ['ownerId', 'status', 'id'], where: live },
    { name: 'projects_by_name', fields: ['ownerId', 'name', 'id'], where: live },
    { name: 'projects_deleted', fields: ['deletedAt'], where: 'deleted_at is not null' },
    {
      name: 'projects_search_text',
      expression:
        'create index "projects_search_text" on "projects" using gin (owner_id, search_text gin_trgm_ops) where deleted_at is null',
    },
  ],
  personal: ownRows('projects', { owner: 'ownerId', without: ['version'] }),
});
