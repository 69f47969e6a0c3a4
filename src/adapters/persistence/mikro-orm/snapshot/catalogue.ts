import type pg from 'pg';
import type { SchemaVersion, SequencePosition, TableShape } from '../../../../application/backup/manifest.ts';
import { jobsSchema } from '../../../jobs/pg-boss-job-lists.ts';
import { tables } from '../../tables/tables.ts';

const migrationsTable = 'mikro_orm_migrations';

/** Tables of the product's own: whatever else lies in the same database is somebody else's. */
export const ownTables: readonly string[] = [migrationsTable, ...tables.map(({ name }) => name)];

export interface FoundTable extends Omit<TableShape, 'partition'> {
  readonly roughRows: number;
  readonly partition: TableShape['partition'] | null;
}

/** By the density that was seen last and the size of today, as the planner has it; a table that nobody has looked at yet has rows of usual length. */
const roughRows = `(case when c.relpages > 0 then c.reltuples / c.relpages * (pg_relation_size(c.oid) / 8192) else pg_relation_size(c.oid) / 200 end)`;

/** The partitions of jobs are tables like others; what the database computes by itself is left out. */
export async function tablesIn(client: pg.Client): Promise<readonly FoundTable[]> {
  const { rows } = await client.query<FoundTable>(
    `select n.nspname as schema, c.relname as name, ${roughRows}::float8 as "roughRows",
       array(select a.attname::text from pg_attribute as a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             order by a.attnum) as columns,
       (select json_build_object('of', p.relname, 'bound', pg_get_expr(c.relpartbound, c.oid))
        from pg_inherits as h join pg_class as p on p.oid = h.inhparent
        where c.relispartition and h.inhrelid = c.oid) as partition
     from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
     where c.relkind = 'r' and (n.nspname = 'public' and c.relname = any($1::text[]) or n.nspname = $2)
     order by n.nspname desc, c.relname`,
    [ownTables, jobsSchema],
  );
  return rows;
}

/** Those that belong to a column of one of the tables. */
export async function sequencesIn(client: pg.Client): Promise<readonly SequencePosition[]> {
  const { rows: found } = await client.query<{ schema: string; name: string; address: string }>(
    `select distinct n.nspname as schema, s.relname as name, format('%I.%I', n.nspname, s.relname) as address
     from pg_class as s join pg_namespace as n on n.oid = s.relnamespace
     join pg_depend as d on d.objid = s.oid and d.deptype in ('a', 'i') and d.classid = 'pg_class'::regclass
     join pg_class as t on t.oid = d.refobjid
     where s.relkind = 'S' and (n.nspname = 'public' and t.relname = any($1::text[]) or n.nspname = $2)
     order by 1, 2`,
    [ownTables, jobsSchema],
  );
  const positions: SequencePosition[] = [];
  for (const { schema, name, address } of found) {
    const { rows } = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${address}`,
    );
    positions.push({ schema, name, last: rows[0]?.last ?? '1', called: rows[0]?.called ?? false });
  }
  return positions;
}

export async function isThere(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table]);
  return rows[0]?.there === true;
}

export async function schemaVersionOf(client: pg.Client): Promise<SchemaVersion> {
  return { migrations: await migrationsOf(client), jobs: await jobsVersionOf(client) };
}

export async function migrationsOf(client: pg.Client): Promise<readonly string[]> {
  if (!(await isThere(client, `public.${migrationsTable}`))) return [];
  const { rows } = await client.query<{ name: string }>(`select name from public.${migrationsTable} order by id`);
  return rows.map(({ name }) => name);
}

async function jobsVersionOf(client: pg.Client): Promise<number | null> {
  if (!(await isThere(client, `${jobsSchema}.version`))) return null;
  const { rows } = await client.query<{ version: number }>(`select version from ${jobsSchema}.version`);
  return rows[0]?.version ?? null;
}
