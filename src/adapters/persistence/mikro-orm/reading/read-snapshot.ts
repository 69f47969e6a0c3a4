import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../database.ts';

/** What was committed when it was opened, whatever is written meanwhile. */
export interface Snapshot {
  /** The rows of a query, some at a time: no more of them is held than one batch. */
  batches<R>(query: RawBuilder<R>): AsyncIterable<readonly R[]>;
}

const batch = 500;
/** Milliseconds. */
const longestPause = 60_000;

/**
 * Reads of one moment, one after the other, on a connection of their own. It is given back when the reading ends, also by an
 * exception or because whoever reads stops.
 */
export async function* readSnapshot<T>(
  queries: Queries,
  read: (snapshot: Snapshot) => AsyncIterable<T>,
): AsyncIterable<T> {
  const transaction = await queries
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  try {
    // Whoever reads may take its time between two batches.
    await sql`set local idle_in_transaction_session_timeout = ${sql.lit(longestPause)}`.execute(transaction);
    // What is seen is decided by the first query after BEGIN.
    await sql`select`.execute(transaction);
    yield* read({
      async *batches<R>(query: RawBuilder<R>) {
        await sql`declare batches no scroll cursor for ${query}`.execute(transaction);
        for (;;) {
          const { rows } = await sql<R>`fetch ${sql.raw(String(batch))} from batches`.execute(transaction);
          if (rows.length > 0) yield rows;
          if (rows.length < batch) break;
        }
        await sql`close batches`.execute(transaction);
      },
    });
  } finally {
    await transaction.rollback().execute();
  }
}
