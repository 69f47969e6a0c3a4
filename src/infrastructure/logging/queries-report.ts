import type { Log } from '../../application/kernel/log.ts';
import type { Meters } from '../../application/kernel/meters.ts';

/** Milliseconds from which on a query is worth a line in the log. */
const slow = 200;
const longest = 1000;

/** Where the ORM has written values into the text, they are nobody's business. */
const withoutValues = (sql: string): string => sql.replace(/'(?:[^']|'')*'/g, '?').slice(0, longest);

/** Counts each query and logs the slow ones. */
export const queriesReport =
  (log: Log, meters: Pick<Meters, 'query'>) =>
  (sql: string, milliseconds: number, failed: boolean): void => {
    meters.query(sql, milliseconds);
    if (milliseconds > slow)
      log.warn('slow query', { duration: Math.round(milliseconds), sql: withoutValues(sql), failed });
  };
