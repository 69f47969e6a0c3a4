import type { EntitySchema } from '@mikro-orm/core';
import type { Generated } from 'kysely';
import type { ColumnValues, GivenByDatabase, Table } from '../../tables/definition/table.ts';
import { tables } from '../../tables/tables.ts';
import { type Recorded, recordOf } from './record-of.ts';

/** Every table as MikroORM knows it. */
export const records: readonly EntitySchema[] = recordsOf(tables);

type Columns<T> =
  T extends Table<string, infer Row, infer Given>
    ? {
        [Name in keyof ColumnValues<Row, Given>]: Name extends GivenByDatabase<Row, Given>
          ? Generated<ColumnValues<Row, Given>[Name]>
          : ColumnValues<Row, Given>[Name];
      }
    : never;

/** Every table as typed queries know it. */
export type Tables = { [T in (typeof tables)[number] as T['name']]: Columns<T> };

function recordsOf(all: readonly Recorded[]): readonly EntitySchema[] {
  const known = new Map<string, EntitySchema>();
  for (const table of all) known.set(table.name, recordOf(table, known));
  return [...known.values()];
}
