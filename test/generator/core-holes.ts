import type { Field } from './fields.ts';
import { capitalized } from './names.ts';

/** Fields whose values a text or number may break. */
export const bounded = (fields: readonly Field[]) =>
  fields.filter((field) => field.kind === 'string' || field.kind === 'integer');
export const choices = (fields: readonly Field[]) => fields.filter((field) => field.kind === 'choice');
/** Fields that can be filtered by: those of a few values. */
export const filters = (fields: readonly Field[]) =>
  fields.filter((field) => field.kind === 'boolean' || field.kind === 'choice');
/** Fields that every item has a value of. */
export const sortables = (fields: readonly Field[]) => fields.filter(({ optional }) => !optional);

export const choiceType = ({ name }: Field): string => `Thing${capitalized(name)}`;

export function typeOf(field: Field): string {
  if (field.kind === 'choice') return choiceType(field);
  const type = field.kind === 'integer' ? 'number' : field.kind;
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
  const given = `'${field.name}', given.${field.name}`;
  if (field.kind === 'string')
    return `${field.optional ? 'parseOptionalText' : 'parseText'}(${given}, ${field.name}Bounds)`;
  const parsed = `parseInteger(${given}, ${field.name}Bounds)`;
  return field.optional ? `given.${field.name} === null ? ok(null) : ${parsed}` : parsed;
}

/** What domain and application hold of the fields. */
export const coreHoles = (fields: readonly Field[]): Readonly<Record<string, string>> => ({
  bounds: [...choices(fields).map(choicesOf), ...bounded(fields).map(boundsOf)].join('\n'),
  contentFields: fields.map((field) => `readonly ${field.name}: ${typeOf(field)};`).join('\n  '),
  parsers: bounded(fields).map(parserOf).join(', '),
  parsedNames: bounded(fields)
    .map(({ name }) => name)
    .join(', '),
  parsedContent: fields
    .map((field) =>
      field.kind === 'string' || field.kind === 'integer' ? field.name : `${field.name}: given.${field.name}`,
    )
    .join(', '),
  domainConstants: [
    ...bounded(fields).map(({ name }) => `${name}Bounds`),
    ...choices(fields).map(({ name }) => `${name}Choices`),
  ].join(', '),
  choiceTypes: choices(fields)
    .map((field) => `, ${choiceType(field)}`)
    .join(''),
  filterFields: filters(fields)
    .map((field) => `readonly ${field.name}?: ${typeOf(field)};`)
    .join('\n  '),
  sortFields: ["'createdAt'", "'updatedAt'", ...sortables(fields).map(({ name }) => `'${name}'`)].join(' | '),
});
