import pg from 'pg';
import type { TestDatabase } from '../support/postgres.ts';
import type { Owners } from './crossing-owners.ts';

/** What a database that is spread over machines by owner looks at. */
export interface Catalogue {
  readonly owners: Owners;
  /** Keys and unique indexes in which the owner is no part. */
  readonly unique: readonly string[];
  /** References in which the owner is no part. */
  readonly references: readonly string[];
  readonly sequences: readonly string[];
  readonly triggers: readonly string[];
  /** Functions that notify. */
  readonly notifying: readonly string[];
  /** Columns whose values mean something to one PostgreSQL alone. */
  readonly transactions: readonly string[];
}

const ownerColumns = `
  select t.table_name as line, min(c.column_name) as owner from information_schema.tables t
  left join information_schema.columns c on c.table_schema = 'public' and c.table_name = t.table_name and c.column_name in ('owner_id', 'user_id')
  where t.table_schema = 'public' and t.table_name <> 'mikro_orm_migrations' group by 1 order by 1`;

const columnsOf = (
  keys: string,
  table: string,
) => `(select coalesce(string_agg(a.attname, ', ' order by k.place), 'an expression')
  from unnest(${keys}) with ordinality as k (number, place) join pg_attribute a on a.attrelid = ${table} and a.attnum = k.number)`;

const questions = {
  unique: `select indrelid::regclass || ' (' || ${columnsOf('indkey::int2[]', 'indrelid')} || ')' as line, indrelid::regclass::text as table
    from pg_index where indisunique and indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)`,
  references: `select conrelid::regclass || ' (' || ${columnsOf('conkey', 'conrelid')} || ') to ' || confrelid::regclass as line, conrelid::regclass::text as table
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  sequences: `select sequencename as line, '' as table from pg_sequences where schemaname = 'public'`,
  triggers: `select tgrelid::regclass || ' ' || tgname as line, '' as table from pg_trigger where not tgisinternal
    and tgrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)`,
  notifying: `select proname as line, '' as table from pg_proc where pronamespace = 'public'::regnamespace and prosrc ~ 'pg_notify|notify '`,
  transactions: `select table_name || ' ' || column_name as line, '' as table from information_schema.columns
    where table_schema = 'public' and udt_name = 'xid8'`,
} as const;

export async function catalogueOf({ connection }: TestDatabase): Promise<Catalogue> {
  const sql = new pg.Client({ ...connection });
  await sql.connect();
  try {
    const { rows } = await sql.query<{ line: string; owner: string | null }>(ownerColumns);
    const owners = new Map(rows.map(({ line, owner }) => [line, line === 'users' ? 'id' : (owner ?? undefined)]));
    const lines = async (question: keyof typeof questions): Promise<readonly string[]> => {
      const found = await sql.query<{ line: string; table: string }>(questions[question]);
      return found.rows
        .filter(({ line, table }) => !line.startsWith('mikro_orm') && !hasOwner(line, owners.get(table)))
        .map(({ line }) => line)
        .sort();
    };
    return {
      owners,
      unique: await lines('unique'),
      references: await lines('references'),
      sequences: await lines('sequences'),
      triggers: await lines('triggers'),
      notifying: await lines('notifying'),
      transactions: await lines('transactions'),
    };
  } finally {
    await sql.end();
  }
}

/** Of what stands in the parentheses. */
const hasOwner = (line: string, owner: string | undefined): boolean =>
  owner !== undefined && (/\(([^)]*)\)/.exec(line)?.[1] ?? '').split(', ').includes(owner);
