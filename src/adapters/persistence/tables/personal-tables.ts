import type { AnyColumn } from './definition/column.ts';
import type { Personal, PersonalRows } from './definition/personal.ts';
import { tables } from './tables.ts';

interface AnyTable {
  readonly name: string;
  readonly fields: readonly string[];
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, AnyColumn>>;
  readonly personal: Personal<string>;
}

/** A table with rows of people. */
export interface PersonalTable extends AnyTable {
  readonly personal: PersonalRows<string>;
}

const isPersonal = (table: AnyTable): table is PersonalTable => !('impersonal' in table.personal);

export const allTables: readonly AnyTable[] = tables;

/** In the order of an export: what others refer to first. An erasure goes the other way. */
export const personalTables: readonly PersonalTable[] = allTables.filter(isPersonal);
