import { references, sortables } from './core-holes.ts';
import type { Field } from './fields.ts';

const texts = (fields: readonly Field[]) => fields.filter(({ kind }) => kind === 'string');

const sqlTypeOf = (field: Field): string => {
  const type = {
    string: `varchar(${'max' in field ? field.max : 0})`,
    integer: 'int',
    boolean: 'boolean',
    choice: 'varchar(50)',
    timestamp: 'timestamptz(3)',
    reference:
      'target' in field ? `${field.target.numbered ? 'bigint' : 'uuid'} references ${field.target.table} (id)` : '',
  };
  return `${type[field.kind]}${field.optional ? '' : ' not null'}`;
};

const columnOf = (field: Field): string => {
  const column = {
    string: `words(${'max' in field ? field.max : 0})`,
    integer: 'integer()',
    boolean: 'boolean()',
    choice: 'varchar(50)',
    timestamp: 'moment()',
    reference: 'target' in field && field.target.numbered ? 'bigint()' : 'uuid()',
  };
  if (field.kind === 'reference')
    return `${field.name}: optional(${column.reference}, { references: '${field.target.table}' }),`;
  return `${field.name}: ${field.optional ? `optional(${column[field.kind]})` : column[field.kind]},`;
};

/** Words are in the order in which people look them up. */
const orderOf = ({ kind, column }: Field): string => (kind === 'string' ? `${column} collate "und-x-icu"` : column);
const indexOf = (field: Field): string =>
  `index _things__by_${field.column} on _things_ (owner_id, ${orderOf(field)}, id) where deleted_at is null`;

/** For whoever looks whether anything refers to a thing before that is purged. */
const indexOfReference = ({ column }: Field): string =>
  `index _things__of_${column} on _things_ (${column}, id) where ${column} is not null`;

/** What the table and its migration hold of the fields. */
export const storeHoles = (fields: readonly Field[]): Readonly<Record<string, string>> => ({
  columns: fields.map(columnOf).join('\n    '),
  searched: texts(fields)
    .map(({ name }) => `'${name}'`)
    .join(', '),
  tableIndexes: [
    ...sortables(fields).map(
      ({ name, column }) => `{ name: '_things__by_${column}', fields: ['ownerId', '${name}', 'id'], where: live },`,
    ),
    ...references(fields).map(
      ({ name, column }) =>
        `{ name: '_things__of_${column}', fields: ['${name}', 'id'], where: '${column} is not null' },`,
    ),
  ].join('\n    '),
  searchedColumns: texts(fields)
    .map(({ column }) => `'${column}'`)
    .join(', '),
  ddlFields: fields.map((field) => `${field.column} ${sqlTypeOf(field)},`).join('\n        '),
  ddlIndexes: [...sortables(fields).map(indexOf), ...references(fields).map(indexOfReference)]
    .map((index) => `this.addSql('create ${index}');`)
    .join('\n    '),
});
