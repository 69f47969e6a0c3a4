import { choices, filters, sortables } from './core-holes.ts';
import type { Field, TextField } from './fields.ts';
import { brokenOf, defaultOf, pairs, sampleOf } from './samples.ts';

const checks = { string: 'isWord', integer: 'isInteger', boolean: 'isFlag', choice: 'isWord' };

function wholeOf(field: Field): string {
  const { name, kind } = field;
  if (kind === 'string') return `${field.optional ? 'optionalText' : 'text'}(${name}Bounds)`;
  if (kind === 'boolean') return 'z.boolean().default(false)';
  if (kind === 'choice') return `z.enum(${name}Choices).default('${field.choices[0]}')`;
  const integer = `z.int().min(${name}Bounds.min).max(${name}Bounds.max)`;
  return field.optional ? `${integer}.nullable().default(null)` : integer;
}

function changeOf(field: Field): string {
  const { name, kind } = field;
  if (kind === 'string') return `${field.optional ? 'nullableText' : 'text'}(${name}Bounds)`;
  if (kind === 'boolean') return 'z.boolean()';
  if (kind === 'choice') return `z.enum(${name}Choices)`;
  return `z.int().min(${name}Bounds.min).max(${name}Bounds.max)${field.optional ? '.nullable()' : ''}`;
}

function shownOf(field: Field): string {
  const shown = {
    string: 'z.string()',
    integer: 'z.int()',
    boolean: 'z.boolean()',
    choice: `z.enum(${field.name}Choices)`,
  };
  return `${shown[field.kind]}${field.optional ? '.nullable()' : ''}`;
}

const filterOf = (field: Field): string =>
  `${field.name}: ${field.kind === 'boolean' ? `z.enum(['true', 'false']).transform((given) => given === 'true')` : `z.enum(${field.name}Choices)`}.exactOptional()`;

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
    sortChecks: sortables(fields)
      .map(({ name, kind }) => `${name}: ${checks[kind]}`)
      .join(', '),
    filterSchemas: filters(fields).map(filterOf).join(', '),
    wholeSchema: named(fields, wholeOf),
    changeSchema: named(fields, changeOf, '.exactOptional()'),
    viewImports:
      choices(fields).length === 0
        ? ''
        : `import { ${choices(fields)
            .map(({ name }) => `${name}Choices`)
            .join(', ')} } from '../../../../domain/%things%/%thing%.ts';`,
    viewSchema: fields.map((field) => `${field.name}: ${shownOf(field)},`).join('\n    '),
    names: fields.map(({ name }) => name).join(', '),
    sampleContent: pairs(fields, (field) => sampleOf(field, 0)),
    otherContent: pairs(fields, (field) => sampleOf(field, 1)),
    storedSample: `${pairs(fields, (field) => sampleOf(field, 0))},`,
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
    sortable: ["'createdAt'", "'updatedAt'", ...sortables(fields).map(({ name }) => `'${name}'`)].join(', '),
  };
}
