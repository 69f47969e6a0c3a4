import { type RawBuilder, sql } from 'kysely';
import type { ColumnsOf } from '../tables/definition/column.ts';
import { type SnakeCase, snakeCase } from '../tables/definition/snake-case.ts';
import type { ColumnValues, FieldOf, Table } from '../tables/definition/table.ts';

type Overwritten<Row, Columns> = {
  [Name in keyof ColumnValues<Row, Columns>]?: RawBuilder<ColumnValues<Row, Columns>[Name]>;
};

/** For `on conflict … do update set`: every column but these takes what was to be inserted. */
export function overwriting<Name extends string, Row, Columns extends ColumnsOf<Row>>(
  table: Table<Name, Row, Columns>,
  { but }: { readonly but: readonly FieldOf<Row>[] },
): Overwritten<Row, Columns> {
  const taken = table.fields
    .filter((field) => !but.includes(field))
    .map((field): SnakeCase<FieldOf<Row>> => snakeCase(field))
    .map((column) => [column, sql`excluded.${sql.ref(column)}`] as const);
  // Of the table's own columns some, each with the value that its row would have had.
  return Object.fromEntries(taken) as Overwritten<Row, Columns>;
}
