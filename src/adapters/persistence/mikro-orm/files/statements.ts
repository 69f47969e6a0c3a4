import { sql } from 'kysely';
import type { FileId, StoredFileFacts } from '../../../../domain/files/stored-file.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { Version } from '../../../../domain/kernel/version.ts';
import { filesTable } from '../../tables/files-table.ts';
import type { Queries } from '../database.ts';
import { Statement } from '../statement.ts';

interface OfTask {
  readonly ownerId: string;
  readonly taskId: number;
}

interface OfProject {
  readonly ownerId: string;
  readonly projectId: string;
}

interface Deletion {
  readonly now: Instant;
}

export const fileWithId = new Statement((queries, given: { readonly id: FileId }) =>
  queries
    .selectFrom('files')
    .select(filesTable.all)
    .where('id', '=', given.id)
    .where('deleted_at', 'is', null)
    .$castTo<StoredFileFacts>(),
);

export const anyOfProject = new Statement((queries, given: OfProject) =>
  queries
    .selectFrom('files')
    .select('id')
    .where('project_id', '=', given.projectId)
    .where('owner_id', '=', given.ownerId)
    .where('deleted_at', 'is', null)
    .limit(1),
);

const nextVersion = sql<Version>`version + 1`;

const deleting = (queries: Queries, target: 'task' | 'project', { now }: Deletion) =>
  queries
    .updateTable('files')
    .set({ deleted_at: now, deleted_with: target, version: nextVersion })
    .where('deleted_at', 'is', null);

const bringingBack = (queries: Queries, target: 'task' | 'project') =>
  queries
    .updateTable('files')
    .set({ deleted_at: null, deleted_with: null, version: nextVersion })
    .where('deleted_with', '=', target);

/** The project's own and those of its tasks. */
const inProject = ({ projectId }: OfProject) =>
  sql<boolean>`(project_id = ${projectId} or task_id in (select id from tasks where project_id = ${projectId}))`;

export const deleteWithTask = new Statement((queries, given: OfTask & Deletion) =>
  deleting(queries, 'task', given).where('task_id', '=', given.taskId).where('owner_id', '=', given.ownerId),
);

export const undeleteWithTask = new Statement((queries, given: OfTask) =>
  bringingBack(queries, 'task').where('task_id', '=', given.taskId).where('owner_id', '=', given.ownerId),
);

export const deleteWithProject = new Statement((queries, given: OfProject & Deletion) =>
  deleting(queries, 'project', given).where('owner_id', '=', given.ownerId).where(inProject(given)),
);

export const undeleteWithProject = new Statement((queries, given: OfProject) =>
  bringingBack(queries, 'project').where('owner_id', '=', given.ownerId).where(inProject(given)),
);

export const idsOfOwner = new Statement((queries, given: { readonly ownerId: string }) =>
  queries.selectFrom('files').select('id').where('owner_id', '=', given.ownerId),
);

export const forgetDeleted = new Statement((queries, given: { readonly moment: Instant; readonly limit: number }) =>
  queries
    .deleteFrom('files')
    .where('id', 'in', (old) =>
      old
        .selectFrom('files')
        .select('id')
        .where('deleted_at', '<', given.moment)
        .orderBy('deleted_at')
        .limit(given.limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning('id'),
);
