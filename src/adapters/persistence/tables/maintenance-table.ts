import type { Instant } from '../../../domain/kernel/instant.ts';
import { moment, optional, required, varchar } from './definition/column.ts';
import { tableOf } from './definition/table.ts';

/** The one row of what operators have to know of a database. */
export interface MaintenanceRow {
  readonly id: 'only';
  /** Since it was restored nothing that waits is done; null where all goes on. */
  readonly jobsHeldSince: Instant | null;
  readonly backupMadeAt: Instant | null;
  readonly backupVerifiedAt: Instant | null;
}

export const maintenanceTable = tableOf<MaintenanceRow>()({
  name: 'maintenance',
  columns: {
    id: required(varchar(10), { primary: true }),
    jobsHeldSince: optional(moment()),
    backupMadeAt: optional(moment()),
    backupVerifiedAt: optional(moment()),
  },
  personal: { impersonal: 'when backups were made, and whether jobs are held' },
});
