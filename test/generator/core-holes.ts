import type { Field, ReferenceField } from './fields.ts';
import { capitalized } from './names.ts';

/** Fields whose values a text or number may break. */
const bounded = (fields: readonly Field[]) =>
  fields.filter((field) => field.kind === 'string' || field.kind === 'integer');
export const choices = (fields: readonly Field[]) => fields.filter((field) => field.kind === 'choice');
/** Fields that can be filtered by: those of a few values, and references. */
export const filters = (fields: readonly Field[]) =>
  fields.filter(({ kind }) => kind === 'boolean' || kind === 'choice' || kind === 'reference');
export const references = (fields: readonly Field[]) =>
  fields.filter((field): field is ReferenceField => field.kind === 'reference');
/** Fields that every item has a value of, and moments: what has none comes last. */
export const sortables = (fields: readonly Field[]) =>
  fields.filter(({ optional, kind }) => !optional || kind === 'timestamp');

const choiceType = ({ name }: Field): string => `Thing${capitalized(name)}`;

function plainType(field: Field): string {
  if (field.kind === 'choice') return choiceType(field);
  if (field.kind === 'reference') return field.target.numbered ? 'number' : 'string';
  return { integer: 'number', string: 'string', boolean: 'boolean', timestamp: 'Instant' }[field.kind];
}

function typeOf(field: Field): string {
  return field.optional ? `${plainType(field)} | null` : plainType(field);
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

function ruleOf({ name, kind, optional }: Field): string {
  const given = `'${name}', ${name}`;
  if (kind === 'string') return `(${name}) => ${optional ? 'parseOptionalText' : 'parseText'}(${given}, ${name}Bounds)`;
  if (kind !== 'integer') return 'ok';
  const parsed = `parseInteger(${given}, ${name}Bounds)`;
  return `(${name}) => ${optional ? `(${name} === null ? ok(null) : ${parsed})` : parsed}`;
}

const list = (items: readonly string[]): string => items.map((item) => `${item}, `).join('');

/** What domain and application hold of the fields. */
export const coreHoles = (fields: readonly Field[]): Readonly<Record<string, string>> => ({
  bounds: [...choices(fields).map(choicesOf), ...bounded(fields).map(boundsOf)].join('\n'),
  contentFields: fields.map((field) => `readonly ${field.name}: ${typeOf(field)};`).join('\n  '),
  names: fields.map(({ name }) => name).join(', '),
  rules: fields.map((field) => `${field.name}: ${ruleOf(field)},`).join('\n  '),
  domainConstants: list([
    ...bounded(fields).map(({ name }) => `${name}Bounds`),
    ...choices(fields).map(({ name }) => `${name}Choices`),
  ]),
  choiceTypes: choices(fields)
    .map((field) => `, ${choiceType(field)}`)
    .join(''),
  filterFields: filters(fields)
    .map((field) => `readonly ${field.name}?: ${plainType(field)};`)
    .join('\n  '),
  filterNames: list(filters(fields).map(({ name }) => name)),
  sortFields: ["'createdAt'", "'updatedAt'", ...sortables(fields).map(({ name }) => `'${name}'`)].join(', '),
});
