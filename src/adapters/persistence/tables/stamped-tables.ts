import type { Instant } from '../../../domain/kernel/instant.ts';
import type { Version } from '../../../domain/kernel/version.ts';
import type { AnyResourceTable } from './definition/resource-table.ts';
import { ResourceTable } from './definition/resource-table.ts';
import { tables } from './tables.ts';

/** As much of any resource's row as everybody who follows changes needs. */
export interface AnyResourceRow {
  readonly id: string | number;
  readonly ownerId: string;
  readonly version: Version;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly deletedAt: Instant | null;
}

type Named = AnyResourceTable<AnyResourceRow> & Pick<(typeof tables)[number], 'columns'>;

/** Every resource, what others refer to first: whatever is a resource tells of its changes. */
export const resourceTables: readonly Named[] = tables
  .filter((table) => table instanceof ResourceTable)
  // What a table's rows have beside these fields is nobody's matter here.
  .map((table) => table as unknown as Named);
