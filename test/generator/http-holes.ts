import { randomUUID } from 'node:crypto';
import { choices, filters, references } from './core-holes.ts';
import type { Field, ReferenceField, TextField } from './fields.ts';
import { brokenOf, defaultOf, pairs, sampleOf } from './samples.ts';

const idOf = ({ target }: ReferenceField): string => (target.numbered ? 'z.int().positive()' : 'uuid');

function wholeOf(field: Field): string {
  const { name, kind } = field;
  if (kind === 'string') return `${field.optional ? 'optionalText' : 'text'}(${name}Bounds)`;
  if (kind === 'boolean') return 'z.boolean().default(false)';
  if (kind === 'choice') return `z.enum(${name}Choices).default('${field.choices[0]}')`;
  if (kind === 'timestamp') return field.optional ? 'moment.nullable().default(null)' : 'moment';
  if (kind === 'reference') return `${idOf(field)}.nullable().default(null)`;
  const integer = `z.int().min(${name}Bounds.min).max(${name}Bounds.max)`;
  return field.optional ? `${integer}.nullable().default(null)` : integer;
}

function changeOf(field: Field): string {
  const { name, kind } = field;
  if (kind === 'string') return `${field.optional ? 'nullableText' : 'text'}(${name}Bounds)`;
  if (kind === 'boolean') return 'z.boolean()';
  if (kind === 'choice') return `z.enum(${name}Choices)`;
  if (kind === 'reference') return `${idOf(field)}.nullable()`;
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
    reference: field.kind === 'reference' && field.target.numbered ? 'z.int()' : 'z.uuid()',
  };
  return `${shown[field.kind]}${field.optional ? '.nullable()' : ''}.meta({ examples: [thingExample.${field.name}] })`;
}

function filterOf(field: Field): string {
  const { name, kind } = field;
  if (kind === 'reference') return `${name}: ${field.target.numbered ? 'integerId' : 'uuid'}.exactOptional()`;
  const flag = `z.enum(['true', 'false']).transform((given) => given === 'true')`;
  return `${name}: ${kind === 'boolean' ? flag : `z.enum(${name}Choices)`}.exactOptional()`;
}

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
  const [filter] = filters(fields).filter(({ kind }) => kind !== 'reference');
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
    others: pairs(
      others.filter(({ kind }) => kind !== 'reference'),
      (field) => sampleOf(field, 1),
    ),
    ...referenceHoles(references(fields)),
    filterLine: filter === undefined ? '' : `filter: ['${filter.name}', '${sampleOf(filter, 1)}'],`,
  };
}

/** The test of each reference. */
const referenceHoles = (fields: readonly ReferenceField[]): Readonly<Record<string, string>> => ({
  referenceImport:
    fields.length === 0 ? '' : "import { referenceContract } from '../../../support/reference-contract.ts';",
  referenceTests: fields
    .map(({ name, target }) => {
      const unknown = target.numbered ? '999_999' : 'uuids.unknownId';
      return `referenceContract(things, { field: '${name}', path: '/${target.plural}', body: ${target.body}, unknown: ${unknown} }, newUser);`;
    })
    .join('\n  '),
});
