import type { FileFilter, FileView } from '../../../application/files/ports.ts';
import type { StoredFileFacts } from '../../../domain/files/stored-file.ts';
import { bigint, moment, optional, required, uuid, varchar, version, words } from './definition/column.ts';
import { ownRows } from './definition/personal.ts';
import { resourceTableOf } from './definition/resource-table.ts';

const live = 'deleted_at is null';

export const filesTable = resourceTableOf<StoredFileFacts, FileView, FileFilter>()({
  name: 'files',
  kind: 'file',
  columns: {
    id: required(uuid(), { primary: true }),
    ownerId: required(varchar(255), { references: 'users' }),
    taskId: optional(bigint(), { references: 'tasks' }),
    projectId: optional(uuid(), { references: 'projects' }),
    name: words(255),
    contentType: varchar(255),
    size: bigint(),
    sha256: varchar(64),
    imageType: optional(varchar(20)),
    version: version(),
    createdAt: moment(),
    updatedAt: moment(),
    deletedAt: optional(moment()),
    deletedWith: optional(varchar(10)),
  },
  hidden: { ownerId: true, imageType: true, deletedAt: true, deletedWith: true },
  searched: ['name'],
  conditions: {},
  indexes: [
    { name: 'files_by_creation', fields: ['ownerId', 'createdAt', 'id'], where: live },
    { name: 'files_by_name', fields: ['ownerId', 'name', 'id'], where: live },
    { name: 'files_by_size', fields: ['ownerId', 'size', 'id'], where: live },
    { name: 'files_of_owner', fields: ['ownerId', 'size'] },
    { name: 'files_of_task', fields: ['taskId', 'createdAt', 'id'], where: 'task_id is not null' },
    { name: 'files_of_project', fields: ['projectId', 'createdAt', 'id'], where: 'project_id is not null' },
    { name: 'files_deleted', fields: ['deletedAt'], where: 'deleted_at is not null' },
    {
      name: 'files_search_text',
      expression:
        'create index "files_search_text" on "files" using gin (owner_id, search_text gin_trgm_ops) where deleted_at is null',
    },
  ],
  personal: ownRows('files', { owner: 'ownerId', without: ['version', 'imageType', 'deletedWith'] }),
});
