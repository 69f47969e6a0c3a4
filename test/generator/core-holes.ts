import type { Field } from './fields.ts';
import { capitalized } from './names.ts';

/** Fields whose values a text or number may break. */
const bounded = (fields: readonly Field[]) =>
  fields.filter((field) => field.kind === 'string' || field.kind === 'integer');
export const choices = (fields: readonly Field[]) => fields.filter((field) => field.kind === 'choice');
/** Fields that can be filtered by: those of a few values. */
export const filters = (fields: readonly Field[]) =>
  fields.filter((field) => field.kind === 'boolean' || field.kind === 'choice');
/** Fields that every item has a value of, and moments: what has none comes last. */
export const sortables = (fields: readonly Field[]) =>
  fields.filter(({ optional, kind }) => !optional || kind === 'timestamp');

const choiceType = ({ name }: Field): string => `Thing${capitalized(name)}`;

function typeOf(field: Field): string {
  if (field.kind === 'choice') return choiceType(field);
  const type = { integer: 'number', string: 'string', boolean: 'boolean', timestamp: 'Instant' }[field.kind];
  return field.optional ? `${type} | null` : type;
}

const boundsOf = (field: Field): string => {
  if (field.kind === 'integer')
    return `export const ${field.name}Bounds = { min: ${field.min}, max: ${field.max} } as const;`;
  if (field.kind !== 'string') return '';
  const min = field.min > 1 ? `min: ${field.min}, ` : '';
  return `export const ${field.name}Bounds = { ${min}max: ${field.max} } as const;`;
};

const choicesOf = (field: Field): string =>
  field.kind === 'choice'
    ? `export const ${field.name}Choices = [${field.choices.map((each) => `'${each}'`).join(', ')}] as const;
export type ${choiceType(field)} = (typeof ${field.name}Choices)[number];`
    : '';

function parserOf(field: Field): string {
  const { name, kind, optional } = field;
  const given = `'${name}', ${name}`;
  if (kind === 'string') return `${optional ? 'parseOptionalText' : 'parseText'}(${given}, ${name}Bounds)`;
  if (kind !== 'integer') return `ok(${name})`;
  const parsed = `parseInteger(${given}, ${name}Bounds)`;
  return optional ? `${name} === null ? ok(null) : ${parsed}` : parsed;
}

const list = (items: readonly string[]): string => items.map((item) => `${item}, `).join('');

/** What domain and application hold of the fields. */
export const coreHoles = (fields: readonly Field[]): Readonly<Record<string, string>> => ({
  bounds: [...choices(fields).map(choicesOf), ...bounded(fields).map(boundsOf)].join('\n'),
  contentFields: fields.map((field) => `readonly ${field.name}: ${typeOf(field)};`).join('\n  '),
  names: fields.map(({ name }) => name).join(', '),
  parsers: fields.map((field) => `${field.name}: ${parserOf(field)},`).join('\n    '),
  domainConstants: list([
    ...bounded(fields).map(({ name }) => `${name}Bounds`),
    ...choices(fields).map(({ name }) => `${name}Choices`),
  ]),
  choiceTypes: choices(fields)
    .map((field) => `, ${choiceType(field)}`)
    .join(''),
  filterFields: filters(fields)
    .map((field) => `readonly ${field.name}?: ${typeOf(field)};`)
    .join('\n  '),
  filterNames: list(filters(fields).map(({ name }) => name)),
  sortFields: ["'createdAt'", "'updatedAt'", ...sortables(fields).map(({ name }) => `'${name}'`)].join(', '),
});
