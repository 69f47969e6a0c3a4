/** Which column names the owner of a table's rows; undefined where no column does. */
export type Owners = ReadonlyMap<string, string | undefined>;

interface Shape {
  readonly verb: string;
  readonly table: string;
  readonly columns: readonly string[];
}

const conditions = /\b(?:\w+\.)?(\w+)(?:::\w+)? (?:=|<|<=|>|>=|<>|!=|in|is|like|@>)(?= )/g;
const named = /(?:\bfrom|\binto|^update) (\w+)/g;
const noColumns = new Set([
  'and',
  'or',
  'not',
  'where',
  'when',
  'then',
  'else',
  'exists',
  'false',
  'true',
  'set',
  'on',
]);

const plain = (sql: string): string =>
  sql.replaceAll('"', '').replace(/[()]/g, ' $& ').replace(/\s+/g, ' ').trim().toLowerCase();

/** Without what stands in parentheses: questions within the question. */
function outermost(text: string): string {
  let depth = 0;
  return [...text]
    .filter((letter) => {
      if (letter === '(') depth += 1;
      if (letter === ')') depth -= 1;
      return depth === 0;
    })
    .join('');
}

function shapeOf(text: string, owners: Owners): Shape | undefined {
  const verb = /^(select|insert|update|delete)\b/.exec(text)?.[1];
  const tables = [outermost(text), text].flatMap((part) => [...part.matchAll(named)].map(([, table = '']) => table));
  const table = tables.find((each) => owners.has(each));
  if (verb === undefined || table === undefined) return undefined;
  const where = text.indexOf(' where ');
  const after = where === -1 || verb === 'insert' ? '' : text.slice(where);
  const names = [...after.matchAll(conditions)].map(([, name = '']) => name).filter((name) => !noColumns.has(name));
  return { verb, table, columns: [...new Set(names)].sort() };
}

/** One line for all statements that ask the same of more owners than one: `select payments by intent_id`; undefined where it is one who is given. */
export function crossing(sql: string, owners: Owners): string | undefined {
  const text = plain(sql);
  const shape = shapeOf(text, owners);
  if (shape === undefined) return undefined;
  const { verb, table, columns } = shape;
  const owner = owners.get(table);
  const isGiven = owner !== undefined && new RegExp(`\\b(?:\\w+\\.)?${owner} = \\$\\d`).test(text);
  if (isGiven || (owner !== undefined && verb === 'insert')) return undefined;
  return `${verb} ${table}${columns.length === 0 ? '' : ` by ${columns.join(', ')}`}`;
}
