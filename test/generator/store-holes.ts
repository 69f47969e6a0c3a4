import { sortables } from './core-holes.ts';
import type { Field } from './fields.ts';

const texts = (fields: readonly Field[]) => fields.filter(({ kind }) => kind === 'string');

const sqlTypeOf = (field: Field): string => {
  const type = {
    string: `varchar(${'max' in field ? field.max : 0})`,
    integer: 'int',
    boolean: 'boolean',
    choice: 'varchar(50)',
    timestamp: 'timestamptz(3)',
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
  };
  return `${field.name}: ${field.optional ? `optional(${column[field.kind]})` : column[field.kind]},`;
};

/** Words are in the order in which people look them up. */
const orderOf = ({ kind, column }: Field): string => (kind === 'string' ? `${column} collate "und-x-icu"` : column);
const indexOf = (field: Field): string =>
  `index _things__by_${field.column} on _things_ (owner_id, ${orderOf(field)}, id) where deleted_at is null`;

/** What the table and its migration hold of the fields. */
export const storeHoles = (fields: readonly Field[]): Readonly<Record<string, string>> => ({
  columns: fields.map(columnOf).join('\n    '),
  searched: texts(fields)
    .map(({ name }) => `'${name}'`)
    .join(', '),
  tableIndexes: sortables(fields)
    .map(({ name, column }) => `{ name: '_things__by_${column}', fields: ['ownerId', '${name}', 'id'], where: live },`)
    .join('\n    '),
  searchedColumns: texts(fields)
    .map(({ column }) => `'${column}'`)
    .join(', '),
  ddlFields: fields.map((field) => `${field.column} ${sqlTypeOf(field)},`).join('\n        '),
  ddlIndexes: sortables(fields)
    .map((field) => `this.addSql('create ${indexOf(field)}');`)
    .join('\n    '),
});
