import type { AnyColumn } from '../../tables/definition/column.ts';
import { snakeCase } from '../../tables/definition/snake-case.ts';
import type { ExpressionIndex, Index } from '../../tables/definition/table.ts';

interface Indexed {
  readonly name: string;
  readonly columns: Readonly<Record<string, AnyColumn>>;
}

type RecordedIndex =
  | { readonly name: string; readonly expression: string }
  | { readonly name: string; readonly properties: string[]; readonly where?: string };

/** MikroORM describes plain columns; words in their own order, and descending ones, are said in SQL. */
export function indexOf({ name: table, columns }: Indexed, index: Index<string> | ExpressionIndex): RecordedIndex {
  if ('expression' in index) return index;
  const { name, fields, where, descending } = index;
  if (!descending && !fields.some((field) => columns[field]?.words))
    return { name, properties: fields.map((field) => snakeCase(field)), ...(where !== undefined && { where }) };
  const ordered = fields.map((field) => {
    const collated = columns[field]?.words ? ' collate "und-x-icu"' : '';
    return `${snakeCase(field)}${collated}${descending ? ' desc nulls last' : ''}`;
  });
  const expression = `create index "${name}" on "${table}" (${ordered.join(', ')})`;
  return { name, expression: where === undefined ? expression : `${expression} where ${where}` };
}
