import { defineEntity, type EntitySchema } from '@mikro-orm/core';
import type { AnyColumn } from '../../tables/definition/column.ts';
import { snakeCase } from '../../tables/definition/snake-case.ts';
import type { Check, ExpressionIndex, Index } from '../../tables/definition/table.ts';
import { indexOf } from './index-of.ts';

/** As much of a table as MikroORM needs to know. */
export interface Recorded {
  readonly name: string;
  readonly fields: readonly string[];
  readonly columns: Readonly<Record<string, AnyColumn>>;
  readonly indexes: readonly (Index<string> | ExpressionIndex)[];
  readonly checks: readonly Check[];
  readonly others: Readonly<Record<string, AnyColumn>>;
  readonly stamped: boolean;
}

const types = {
  uuid: { type: 'uuid' },
  varchar: { type: 'string' },
  text: { type: 'text' },
  boolean: { type: 'boolean' },
  smallint: { type: 'smallint' },
  integer: { type: 'integer' },
  bigint: { type: 'bigint' },
  moment: { type: 'string', columnType: 'timestamptz(3)' },
  // MikroORM cannot tell the types of arrays apart.
  transaction: { type: 'string', columnType: 'xid8' },
  moments: { type: 'array', columnType: 'timestamptz(3)[]', ignoreSchemaChanges: ['type'] },
} as const satisfies Record<AnyColumn['type'], object>;

/** The table as MikroORM's migrations and schema see it; properties are named as the columns. */
export function recordOf(table: Recorded, known: ReadonlyMap<string, EntitySchema>): EntitySchema {
  const properties = table.fields.map((field) => {
    const column = table.columns[field];
    if (column === undefined) throw new Error(`${table.name} has no column for ${field}`);
    return [snakeCase(field), propertyOf(table.name, snakeCase(field), column, known)] as const;
  });
  const others = Object.entries(table.others).map(
    ([name, column]) => [name, propertyOf(table.name, name, column, known)] as const,
  );
  return defineEntity({
    name: table.name,
    tableName: table.name,
    properties: Object.fromEntries([...properties, ...others]),
    indexes: [
      ...table.indexes.filter((index) => !isUnique(index)).map((index) => indexOf(table, index)),
      ...(table.stamped ? stampIndexesOf(table.name) : []),
    ],
    uniques: table.indexes
      .filter(isUnique)
      .map(({ name, fields }) => ({ name, properties: fields.map((field) => snakeCase(field)) })),
    checks: [...table.checks],
  });
}

const stampIndexesOf = (table: string) => [
  { name: `${table}_changes`, properties: ['owner_id', 'changed_in', 'id'] },
  { name: `${table}_changed_in`, properties: ['changed_in'] },
];

const isUnique = (index: Index<string> | ExpressionIndex): index is Index<string> =>
  'unique' in index && index.unique === true;

function propertyOf(
  table: string,
  name: string,
  { type, length, nullable, primary, unique, default: initial, defaultSql, numbered, references, deferred }: AnyColumn,
  known: ReadonlyMap<string, EntitySchema>,
): object {
  const traits = {
    ...(nullable && { nullable }),
    ...(primary && { primary }),
    ...(unique && { unique: `${table}_${name}_key` }),
  };
  if (references === undefined)
    return {
      ...types[type],
      ...traits,
      ...(length !== undefined && { length }),
      ...(initial !== undefined && { default: initial }),
      ...(defaultSql !== undefined && { defaultRaw: defaultSql }),
      ...(numbered && { autoincrement: true, generated: 'by default as identity' }),
    };
  const target = known.get(references);
  if (target === undefined) throw new Error(`${table} comes before ${references}, which it refers to`);
  return {
    kind: 'm:1',
    entity: () => target,
    ...traits,
    mapToPk: true,
    fieldName: name,
    foreignKeyName: `${table}_${name}_fkey`,
    deleteRule: 'no action',
    updateRule: 'no action',
    ...(deferred && { deferMode: 'deferred' }),
  };
}
