import type { Migration } from '@mikro-orm/migrations';

interface Recorded {
  readonly statements: readonly string[];
  readonly isTransactional: boolean;
}

/** What a migration would do on its way up, asked of no database: questions find the extensions, and no row that lacks anything. */
export async function recorded(Made: new (driver: never, config: never) => Migration): Promise<Recorded> {
  const migration = new Made(undefined as never, undefined as never);
  const statements: string[] = [];
  migration.execute = async (statement) => {
    statements.push(String(statement));
    return /pg_extension/.test(String(statement)) ? [{}, {}] : [];
  };
  await migration.up();
  statements.push(...migration.getQueries().map(String));
  return { statements, isTransactional: migration.isTransactional() };
}

export const tablesMadeBy = (statements: readonly string[]): readonly string[] =>
  statements.flatMap((sql) => /^\s*create table (?:if not exists )?(\w+)/i.exec(sql)?.[1] ?? []);

const volatile =
  /\b(random|gen_random_uuid|uuid_generate_v\d\w*|uuidv\d|clock_timestamp|timeofday|nextval|pg_sleep)\s*\(/i;

/** By what an `alter table` asks for: why a large table may not be asked for it. */
const alterations: readonly (readonly [RegExp, string])[] = [
  [/\balter (column )?\w+ (set data )?type\b/i, 'rewrites the table'],
  [/\bset (logged|unlogged|tablespace|access method)\b/i, 'rewrites the table'],
  [/\badd (column )?(if not exists )?\w+ (big|small)?serial\b/i, 'rewrites the table'],
  [/\bgenerated always as\b[^,]*\bstored\b/i, 'rewrites the table'],
  [/\bset not null\b/i, 'reads the table while nobody may use it: add a check that is not valid, and validate it'],
  [
    /\badd (constraint \w+ )?(check|foreign key)\b(?![\s\S]*\bnot valid\b)/i,
    'reads the table while nobody may write: not valid first',
  ],
  [
    /\badd (constraint \w+ )?(unique|primary key|exclude)\b(?![\s\S]*\busing index\b)/i,
    'builds an index while nobody may use the table',
  ],
  [/\badd column\b[^,]*\breferences\b/i, 'reads the table while nobody may write: add the reference as not valid'],
  [
    /\badd column (if not exists )?\w+ (?![^,]*\bdefault\b)[^,]*\bnot null\b/i,
    'fails where there are rows: it needs a default',
  ],
  [/\bdrop column\b/i, 'takes away what the release before it uses'],
  [/\brename\b/i, 'takes away what the release before it uses'],
];

const statementForms: readonly (readonly [RegExp, string])[] = [
  [
    /\bcreate (?:unique )?index (?!concurrently)(?:if not exists )?\w+ on (?:only )?(\w+)/gi,
    'builds an index while nobody may write: concurrently',
  ],
  [
    /\b(?:vacuum full|cluster|truncate(?: table)?|lock table|reindex table(?! concurrently)) (?:only )?(\w+)/gi,
    'keeps everybody from the table',
  ],
  [/\bdrop table (?:if exists )?(\w+)/gi, 'takes away what the release before it uses'],
];

/** Why a statement may not be run beside traffic on tables that may be large. */
export function hazardsOf(sql: string, large: ReadonlySet<string>): readonly string[] {
  const found = statementForms.flatMap(([form, why]) =>
    [...sql.matchAll(form)].filter(([, table = '']) => large.has(table)).map(([, table]) => `${table}: ${why}`),
  );
  const [, altered = ''] = /^\s*alter table (?:if exists )?(?:only )?(\w+)/i.exec(sql) ?? [];
  if (large.has(altered)) {
    for (const [form, why] of alterations) if (form.test(sql)) found.push(`${altered}: ${why}`);
    if (/\bdefault\b/i.test(sql) && volatile.test(sql)) found.push(`${altered}: rewrites the table, row by row`);
  }
  const [, written = ''] = /(?:^|\()\s*(?:update|delete from) (?:only )?(\w+)/i.exec(sql) ?? [];
  // By the value of a column, or a few at a time.
  if (large.has(written) && !/\blimit \d+|where \w+ = \?/i.test(sql))
    found.push(`${written}: writes all rows in one transaction`);
  return found;
}
