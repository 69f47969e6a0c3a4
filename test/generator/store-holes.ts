import { choices, choiceType, filters, sortables } from './core-holes.ts';
import type { Field } from './fields.ts';

const texts = (fields: readonly Field[]) => fields.filter(({ kind }) => kind === 'string');

const sqlTypeOf = (field: Field): string => {
  const type = {
    string: `varchar(${'max' in field ? field.max : 0})`,
    integer: 'int',
    boolean: 'boolean',
    choice: 'varchar(50)',
  };
  return `${type[field.kind]}${field.optional ? '' : ' not null'}`;
};

const propertyOf = (field: Field): string => {
  const kind = {
    string: `p.string().length(${'max' in field ? field.max : 0})`,
    integer: 'p.integer()',
    boolean: 'p.boolean()',
    choice: `p.string().length(50).$type<${choiceType(field)}>()`,
  };
  return `${field.column}: ${kind[field.kind]}${field.optional ? '.nullable()' : ''},`;
};

/** Words are in the order in which people look them up. */
const orderOf = ({ kind, column }: Field): string => (kind === 'string' ? `${column} collate "und-x-icu"` : column);
const indexOf = (field: Field): string =>
  `index _things__by_${field.column} on _things_ (owner_id, ${orderOf(field)}, id) where deleted_at is null`;

const recordIndexOf = (field: Field): string =>
  field.kind === 'string'
    ? `{ name: '_things__by_${field.column}', expression: 'create index "_things__by_${field.column}" on "_things_" (owner_id, ${orderOf(field)}, id) where deleted_at is null' },`
    : `{ name: '_things__by_${field.column}', properties: ['owner_id', '${field.column}', 'id'], where: 'deleted_at is null' },`;

const matchingOf = (filtered: readonly Field[]): string => {
  const own = "rows.where('owner_id', '=', given.ownerId).where('deleted_at', 'is', null)";
  if (filtered.length === 0) return `  matching: (rows, given) => ${own},`;
  const lines = filtered.map(
    ({ name, column }) => `    if (asked('${name}')) own = own.where('${column}', '=', given.${name});\n`,
  );
  return `  matching: (rows, given, asked) => {\n    let own = ${own};\n${lines.join('')}    return own;\n  },`;
};

/** What both stores, the table and its record hold of the fields. */
export const storeHoles = (fields: readonly Field[]): Readonly<Record<string, string>> => ({
  words: sortables(texts(fields))
    .map(({ name }) => `'${name}'`)
    .join(', '),
  filterNames: filters(fields)
    .map(({ name }) => `${name}, `)
    .join(''),
  memoryFilters: filters(fields)
    .map(({ name }) => `(${name} === undefined || row.${name} === ${name}) && `)
    .join(''),
  rowTexts: texts(fields)
    .map(({ name }) => `row.${name}`)
    .join(', '),
  rowFromFacts: fields.map(({ name, column }) => `${column}: facts.${name},`).join('\n    '),
  viewFromRow: fields.map(({ name, column }) => `${name}: row.${column},`).join('\n    '),
  columns: fields.map(({ column }) => `'${column}'`).join(', '),
  given: fields.map(({ column }) => `${column}: given.${column},`).join('\n    '),
  matching: matchingOf(filters(fields)),
  textColumns: texts(fields)
    .map(({ column }) => `'${column}'`)
    .join(', '),
  sqlOrder: sortables(fields)
    .map(
      (field) =>
        `${field.name}: ${field.kind === 'string' ? `sql\`${orderOf(field)}\`` : `sql.ref('${field.column}')`},`,
    )
    .join('\n    '),
  recordImports:
    choices(fields).length === 0
      ? ''
      : `import type { ${choices(fields).map(choiceType).join(', ')} } from '../../../../domain/%things%/%thing%.ts';`,
  recordFields: fields.map(propertyOf).join('\n    '),
  recordIndexes: sortables(fields).map(recordIndexOf).join('\n    '),
  trigrams: ['owner_id', ...texts(fields).map(({ column }) => `${column} gin_trgm_ops`)].join(', '),
  ddlFields: fields.map((field) => `${field.column} ${sqlTypeOf(field)},`).join('\n        '),
  ddlIndexes: sortables(fields)
    .map((field) => `this.addSql('create ${indexOf(field)}');`)
    .join('\n    '),
});
