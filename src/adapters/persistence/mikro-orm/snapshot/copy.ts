import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { TableShape } from '../../../../application/backup/manifest.ts';
import type { Bytes } from '../../../../application/backup/ports.ts';

export const qualified = ({ schema, name }: Pick<TableShape, 'schema' | 'name'>): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

const withColumns = (table: TableShape): string =>
  `${qualified(table)} (${table.columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`;

/** The text form: another version of PostgreSQL reads it, too. */
export const rowsOf = (client: pg.Client, table: TableShape): Bytes =>
  client.query(copyTo(`copy ${withColumns(table)} to stdout`));

/** Says how many there were. */
export async function takeRows(client: pg.Client, table: TableShape, rows: Bytes): Promise<number> {
  const into = client.query(copyFrom(`copy ${withColumns(table)} from stdin`));
  await pipeline(Readable.from(rows, { objectMode: false }), into);
  return into.rowCount;
}

/**
 * For one transaction, whatever role, database or pooler have set: values are written one way, in the order in which they lie,
 * and everything may take its time.
 */
export async function settle(client: pg.Client): Promise<void> {
  await client.query(`
    set local search_path = public; set local datestyle = 'ISO, MDY'; set local intervalstyle = 'postgres';
    set local timezone = 'UTC'; set local extra_float_digits = 1; set local bytea_output = 'hex';
    set local client_encoding = 'UTF8'; set local synchronize_seqscans = off; set local row_security = off;
    set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0;
    select set_config(name, '0', true) from pg_settings where name = 'transaction_timeout'`);
}
