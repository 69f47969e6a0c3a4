import type { Instant } from '../../../domain/kernel/instant.ts';
import { moment, required, transaction, uuid, varchar } from './definition/column.ts';
import { tableOf } from './definition/table.ts';

/** A start of a server process: what tells apart whether a place in time belongs to this database's history. */
export interface DatabaseStartRow {
  readonly id: string;
  /** The one that wrote the row. A row that was restored from a backup is known by being of another. */
  readonly transaction: string;
  /** Which database of which PostgreSQL cluster it was. */
  readonly identity: string;
  readonly startedAt: Instant;
}

export const databaseStartsTable = tableOf<DatabaseStartRow>()({
  name: 'database_starts',
  columns: {
    id: required(uuid(), { primary: true }),
    transaction: transaction(),
    identity: varchar(100),
    startedAt: moment(),
  },
  personal: { impersonal: 'when processes of the product started' },
});
