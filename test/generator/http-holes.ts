import { randomUUID } from 'node:crypto';
import { choices, filters } from './core-holes.ts';
import type { Field, TextField } from './fields.ts';
import { brokenOf, defaultOf, pairs, sampleOf } from './samples.ts';

function wholeOf(field: Field): string {
  const { name, kind } = field;
  if (kind === 'string') return `${field.optional ? 'optionalText' : 'text'}(${name}Bounds)`;
  if (kind === 'boolean') return 'z.boolean().default(false)';
  if (kind === 'choice') return `z.enum(${name}Choices).default('${field.choices[0]}')`;
  if (kind === 'timestamp') return field.optional ? 'moment.nullable().default(null)' : 'moment';
  const integer = `z.int().min(${name}Bounds.min).max(${name}Bounds.max)`;
  return field.optional ? `${integer}.nullable().default(null)` : integer;
}

function changeOf(field: Field): string {
  const { name, kind } = field;
  if (kind === 'string') return `${field.optional ? 'nullableText' : 'text'}(${name}Bounds)`;
  if (kind === 'boolean') return 'z.boolean()';
  if (kind === 'choice') return `z.enum(${name}Choices)`;
  const required = kind === 'timestamp' ? 'moment' : `z.int().min(${name}Bounds.min).max(${name}Bounds.max)`;
  return `${required}${field.optional ? '.nullable()' : ''}`;
}

function shownOf(field: Field): string {
  const shown = {
    string: 'z.string()',
    integer: 'z.int()',
    boolean: 'z.boolean()',
    choice: `z.enum(${field.name}Choices)`,
    timestamp: 'instant',
  };
  return `${shown[field.kind]}${field.optional ? '.nullable()' : ''}.meta({ examples: [thingExample.${field.name}] })`;
}

const filterOf = (field: Field): string =>
  `${field.name}: ${field.kind === 'boolean' ? `z.enum(['true', 'false']).transform((given) => given === 'true')` : `z.enum(${field.name}Choices)`}.exactOptional()`;

/** The example of the view, so that a document shows one thing throughout. */
const exampled = ({ name }: Field, schema: string): string => `${schema}.meta({ examples: [thingExample.${name}] })`;

/** As facts hold them: a moment is an `Instant` there. */
const stored = (fields: readonly Field[], which: 0 | 1): string =>
  fields
    .map((field) => `${pairs([field], () => sampleOf(field, which))}${field.kind === 'timestamp' ? ' as Instant' : ''}`)
    .join(', ');

const named = (fields: readonly Field[], schemaOf: (field: Field) => string, end = ''): string =>
  fields.map((field) => `${field.name}: ${schemaOf(field)}${end},`).join(' ');

const isNote = (field: Field): field is TextField => field.kind === 'string' && field.optional && field.max >= 20;

/** What v1 and its tests hold of the fields. */
export function httpHoles([label, ...others]: readonly [TextField, ...Field[]]): Readonly<Record<string, string>> {
  const fields = [label, ...others];
  const note = others.find(isNote);
  const [filter] = filters(fields);
  const required = others.filter((field) => defaultOf(field) === undefined);
  return {
    filterSchemas: filters(fields).map(filterOf).join(', '),
    exampleId: randomUUID(),
    wholeSchema: named(fields, (field) => exampled(field, wholeOf(field))),
    changeSchema: named(fields, (field) => exampled(field, changeOf(field)), '.exactOptional()'),
    viewImports:
      choices(fields).length === 0
        ? ''
        : `import { ${choices(fields)
            .map(({ name }) => `${name}Choices`)
            .join(', ')} } from '../../../../domain/%things%/%thing%.ts';`,
    viewSchema: fields.map((field) => `${field.name}: ${shownOf(field)},`).join('\n    '),
    sampleContent: pairs(fields, (field) => sampleOf(field, 0)),
    storedSample: `${stored(fields, 0)},`,
    storedOther: `${stored(fields, 1)},`,
    brokenContent: fields
      .flatMap((field) => brokenOf(field) ?? [])
      .map((broken, at) => `${fields.filter(brokenOf)[at]?.name}: ${broken}`)
      .join(', '),
    labelField: label.name,
    labelMin: String(label.min),
    labelMax: String(label.max),
    noteLine: note === undefined ? '' : `note: { field: '${note.name}', max: ${note.max} },`,
    requiredLine: required.length === 0 ? '' : `required: { ${pairs(required, (field) => sampleOf(field, 0))} },`,
    defaults: pairs(others, defaultOf),
    others: pairs(others, (field) => sampleOf(field, 1)),
    filterLine: filter === undefined ? '' : `filter: ['${filter.name}', '${sampleOf(filter, 1)}'],`,
  };
}
