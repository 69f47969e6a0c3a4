import { type RawBuilder, sql } from 'kysely';
import { momentFromJson } from './moment-from-json.ts';

/** As many values of each column as there are rows, in their order. */
export type Columns<Row> = { readonly [Column in keyof Row]: readonly Row[Column][] };

/**
 * All values of a column as one text of JSON. The driver reads a page of fifty rows in this form in a third of the time that
 * it takes to read them one by one, and PostgreSQL sends it no slower.
 *
 * @param condition without which a row's value is left out
 */
export const inJson = (column: string, condition?: RawBuilder<boolean>) =>
  condition === undefined
    ? sql`coalesce(json_agg(${sql.ref(column)}), '[]')`
    : sql`coalesce(json_agg(case when ${condition} then ${sql.ref(column)} end), '[]')`;

export function rowsIn<Row>(
  columns: Columns<Row>,
  names: readonly (keyof Row & string)[],
  moments: ReadonlySet<keyof Row>,
): Row[] {
  const read = names.map(
    (name) => [name, moments.has(name) ? columns[name].map(momentFromJson) : columns[name]] as const,
  );
  const [first] = read;
  return (first?.[1] ?? []).map((_, at) => {
    const row: Record<string, unknown> = {};
    for (const [name, values] of read) row[name] = values[at];
    // Every column of the row, each with its own values.
    return row as Row;
  });
}
