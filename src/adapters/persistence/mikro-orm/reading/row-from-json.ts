import type { AnyColumn, ColumnsOf } from '../../tables/definition/column.ts';
import type { StoredRow, Table } from '../../tables/definition/table.ts';
import { momentFromJson } from './moment-from-json.ts';

/** A row that PostgreSQL has sent as an object of JSON. */
export function rowFromJson<Name extends string, Row extends object, Columns extends ColumnsOf<Row>>(
  table: Table<Name, Row, Columns>,
  sent: StoredRow<Row, Columns>,
): Row {
  return momentsFromJson(table.columns, table.fromStored(sent));
}

/** The row, or a part of it, with its moments in the form that they have elsewhere. */
export function momentsFromJson<Row extends object>(columns: Readonly<Record<string, AnyColumn>>, row: Row): Row {
  const read = Object.entries(row).map(([field, value]) => [
    field,
    columns[field]?.type === 'moment' ? momentFromJson(value) : value,
  ]);
  // The same fields; of moments the same one, in another form.
  return Object.fromEntries(read) as Row;
}
