import type { ColumnsOf } from '../../tables/definition/column.ts';
import type { StoredRow, Table } from '../../tables/definition/table.ts';
import { momentFromJson } from './moment-from-json.ts';

/** A row that PostgreSQL has sent as an object of JSON. */
export function rowFromJson<Name extends string, Row, Columns extends ColumnsOf<Row>>(
  table: Table<Name, Row, Columns>,
  sent: StoredRow<Row, Columns>,
): Row {
  const row = table.fromStored(sent);
  const moments = table.fields.filter((field) => table.column(field).type === 'moment');
  return { ...row, ...Object.fromEntries(moments.map((field) => [field, momentFromJson(row[field])])) };
}
