import { expect } from 'chai';
import { sql } from 'kysely';
import type { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import type { AnyColumn, ColumnsOf } from '../../../src/adapters/persistence/tables/definition/column.ts';
import type { Table } from '../../../src/adapters/persistence/tables/definition/table.ts';
import { tables } from '../../../src/adapters/persistence/tables/tables.ts';
import { instantOf } from '../../../src/domain/kernel/instant.ts';
import { migratedDatabase } from '../../support/both-stores.ts';

type Row = Record<string, unknown>;
type AnyTable = Table<string, Row, ColumnsOf<Row>>;

const all = tables as unknown as readonly AnyTable[];

/** A value of each kind that no other field has. */
function sampleOf({ type, length = 40, json }: AnyColumn, n: number): unknown {
  if (json) return { n };
  if (type === 'uuid') return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  if (type === 'varchar' || type === 'text') return `text ${n}`.slice(0, length);
  if (type === 'boolean') return true;
  if (type === 'moment') return instantOf(Date.UTC(2026, 0, 1) + n);
  if (type === 'transaction') return String(n);
  if (type === 'moments') return [instantOf(Date.UTC(2026, 0, 2) + n)];
  return n;
}

/** One row of each table; what refers to another is of that other's row. */
function rowsOfAll(): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  let n = 100;
  for (const table of all) {
    const values = table.fields.map((field) => {
      const column = table.column(field);
      n += 1;
      const referred = column.references === undefined ? undefined : rows.get(column.references)?.['id'];
      return [field, referred ?? sampleOf(column, n)] as const;
    });
    rows.set(table.name, Object.fromEntries(values));
  }
  return rows;
}

describe('the tables', () => {
  let database: Database;
  let close: () => Promise<void>;
  before(async () => {
    ({ database, close } = await migratedDatabase());
  });
  after(() => close());

  it('hold every column of the database, and give back what was written to it', async () => {
    const rows = rowsOfAll();
    for (const table of all) {
      const row = rows.get(table.name) ?? {};
      const columns = Object.keys(table.toColumns(row));
      const found = await sql<{ name: string }>`select column_name as name from information_schema.columns
        where table_schema = 'public' and table_name = ${table.name}`.execute(database.kysely());
      expect(found.rows.map(({ name }) => name)).to.have.members([...columns, ...Object.keys(table.others)]);
      const named = sql.join(columns.map((column) => sql.ref(column)));
      await sql`insert into ${sql.table(table.name)} (${named}) select ${named}
        from json_populate_record(null::${sql.table(table.name)}, ${JSON.stringify(table.toColumns(row))}::json)`.execute(
        database.kysely(),
      );
      const selected = sql.join(table.all.map((column) => sql.raw(column.replace(/ as (.*)/, ' as "$1"'))));
      const stored = await sql<Row>`select ${selected} from ${sql.table(table.name)}`.execute(database.kysely());
      expect(
        stored.rows.map((found) => table.fromStored(found as never)),
        table.name,
      ).to.deep.equal([row]);
    }
  });

  it('refer to tables that come before them', () => {
    const names = all.map(({ name }) => name);
    for (const { name, columns } of all)
      for (const { references } of Object.values(columns))
        if (references !== undefined) expect(names.indexOf(references), name).to.be.within(0, names.indexOf(name) - 1);
  });

  it('are asked for what is null as for anything else', () => {
    for (const table of all) {
      const row = Object.fromEntries(table.fields.map((field) => [field, null]));
      expect(Object.values(table.toColumns(row)), table.name).to.deep.equal(table.fields.map(() => null));
      expect(table.fromStored(row as never), table.name).to.deep.equal(row);
    }
  });
});
