import type { AnyColumn } from './definition/column.ts';
import { tables } from './tables.ts';

interface AnnouncedTable {
  readonly name: string;
  readonly fields: readonly string[];
  readonly columns: Readonly<Record<string, AnyColumn>>;
  readonly announced: { readonly kind: string };
}

const all: readonly (Omit<AnnouncedTable, 'announced'> & {
  readonly announced: { readonly kind: string } | undefined;
})[] = tables;

/** The tables whose rows other systems are told of as they change. */
export const announcedTables: readonly AnnouncedTable[] = all.flatMap(({ announced, ...table }) =>
  announced === undefined ? [] : [{ ...table, announced }],
);

export const announcedTable = (kind: string): AnnouncedTable | undefined =>
  announcedTables.find(({ announced }) => announced.kind === kind);
