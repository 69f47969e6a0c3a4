import type { ViewedResourceTable } from '../../tables/definition/resource-table.ts';

/** What lists show of a row. */
export const viewOf = <Row, View>({ viewed }: ViewedResourceTable<Row, View>, row: Row): View =>
  // The fields that the table says a view has, with the row's values.
  Object.fromEntries(viewed.map((field) => [field, row[field]])) as View;
