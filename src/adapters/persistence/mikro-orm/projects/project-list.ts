import { sql } from 'kysely';
import type { ProjectFilter, ProjectSortField } from '../../../../application/projects/ports.ts';
import { StoredListing } from '../listing.ts';
import type { ViewedRow } from './project-rows.ts';
import { viewed } from './statements.ts';

export const projectList = new StoredListing<'projects', ProjectSortField, ProjectFilter, ViewedRow>({
  rows: (queries) => queries.selectFrom('projects'),
  columns: viewed,
  matching: (rows, given, asked) => {
    let own = rows.where('owner_id', '=', given.ownerId).where('deleted_at', 'is', null);
    if (asked('status')) own = own.where('status', '=', given.status);
    return own;
  },
  texts: ['name', 'description'],
  order: {
    createdAt: sql.ref('created_at'),
    updatedAt: sql.ref('updated_at'),
    name: sql`name collate "und-x-icu"`,
    status: sql.ref('status'),
  },
});
