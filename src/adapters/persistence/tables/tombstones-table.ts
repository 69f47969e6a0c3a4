import type { Instant } from '../../../domain/kernel/instant.ts';
import type { Version } from '../../../domain/kernel/version.ts';
import { moment, required, varchar, version } from './definition/column.ts';
import { tableOf } from './definition/table.ts';

/** What is left of a thing that was removed before its time, so that others learn that it is gone. */
export interface TombstoneRow {
  /** The table that it was in. */
  readonly kind: string;
  readonly id: string;
  readonly ownerId: string;
  readonly version: Version;
  readonly deletedAt: Instant;
}

export const tombstonesTable = tableOf<TombstoneRow>()({
  name: 'tombstones',
  columns: {
    kind: required(varchar(63), { primary: true }),
    id: required(varchar(36), { primary: true }),
    ownerId: required(varchar(255), { references: 'users' }),
    version: version(),
    deletedAt: moment(),
  },
  indexes: [{ name: 'tombstones_deleted', fields: ['deletedAt'] }],
  personal: {
    owners: ['ownerId'],
    exported: null,
    erased: 'remove',
    because: 'it tells only that something is gone',
  },
  stamped: true,
});
