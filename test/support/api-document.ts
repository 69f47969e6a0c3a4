import type { OpenApiDocument } from '../../src/adapters/http/kit/openapi/open-api-document.ts';
import type { Operation } from '../../src/adapters/http/kit/openapi/operation.ts';
import type { Parameter } from '../../src/adapters/http/kit/openapi/parameters.ts';
import type { Response } from '../../src/adapters/http/kit/openapi/responses.ts';
import type { JsonSchema } from '../../src/adapters/http/kit/openapi/schemas.ts';
import { isSchema, resolved } from './resolved-schema.ts';

interface Route {
  readonly title: string;
  readonly operation: Operation;
}

/** docs/api.md: the OpenAPI document for people. */
export function apiDocument(document: OpenApiDocument): string {
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ title: `${method.toUpperCase()} ${path}`, operation })),
  );
  const groups = Map.groupBy(routes, ({ operation }) => operation.tags[0] ?? '');
  return [
    '# API',
    '<!-- Made by `npm run docs` of the schemas that validate the requests: change those. -->',
    document.info.description,
    'The same as OpenAPI 3.1: `/openapi.json`; to try it: `/docs`.',
    ...[...groups].map(([tag, members]) => contents(tag, members)),
    ...[...groups].flatMap(([tag, members]) => [`## ${tag}`, ...members.flatMap((route) => section(route, document))]),
    '## Codes',
    codes(document),
    '',
  ].join('\n\n');
}

const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/\s/g, '-');

const contents = (tag: string, routes: readonly Route[]): string =>
  [
    `**[${tag}](#${anchor(tag)})**`,
    ...routes.map(({ title, operation }) => `- [\`${title}\`](#${anchor(`${title}`)}) ${operation.summary}`),
  ].join('\n');

function section({ title, operation }: Route, document: OpenApiDocument): string[] {
  const { summary, description, security, parameters = [], requestBody, responses } = operation;
  const given = parameters.map((parameter) => resolveParameter(parameter, document));
  const body = Object.values(requestBody?.content ?? {})[0]?.schema;
  const [status = '', success] = Object.entries(responses)[0] ?? [];
  return [
    `### \`${title}\``,
    [summary, ...(description === undefined ? [] : [description])].map((text) => text.replace(/\.?$/, '.')).join(' '),
    whoMayCall(security),
    ...(given.length === 0 ? [] : [table(['parameter', '', 'type', ''], given.map(parameterRow))]),
    ...(body === undefined ? [] : [bodyTable(body, document)]),
    ...successOf(status, resolveResponse(success, document), '304' in responses),
    ...refusalsOf(responses, document),
  ];
}

function whoMayCall(security: Operation['security']): string {
  if (security.length === 0) return 'Open to everybody.';
  const isNeeded = security.every((scheme) => Object.keys(scheme).length > 0);
  const orCookie = security.some((scheme) => 'sessionCookie' in scheme)
    ? ', or the cookie that signing in by cookie gave'
    : '';
  return `${isNeeded ? 'Needs' : 'May need'} \`Authorization: Bearer <token>\`${orCookie}.`;
}

function refusalsOf(responses: Operation['responses'], document: OpenApiDocument): string[] {
  const refusals = Object.entries(responses).filter(([status]) => Number(status) >= 400);
  if (refusals.length === 0) return [];
  return [
    `Refusals: ${refusals.map(([status, each]) => refusal(status, resolveResponse(each, document))).join(' · ')}`,
  ];
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

type Named = Exclude<Parameter, { readonly $ref: string }>;

function resolveParameter(parameter: Parameter, { components }: OpenApiDocument): Named {
  const found = '$ref' in parameter ? components.parameters[parameter.$ref.split('/').at(-1) ?? ''] : parameter;
  if (found === undefined || '$ref' in found) throw new Error('a parameter leads nowhere');
  return found;
}

function resolveResponse(
  response: Operation['responses'][string] | undefined,
  { components }: OpenApiDocument,
): Response {
  const found = response && '$ref' in response ? components.responses[response.$ref.split('/').at(-1) ?? ''] : response;
  if (found === undefined) throw new Error('a response leads nowhere');
  return found;
}

const parameterRow = ({ name, in: place, required, schema, description = '' }: Named): string[] => [
  `\`${name}\``,
  `${place}${required ? ', required' : ''}`,
  typeOf(schema),
  description,
];

function bodyTable(body: JsonSchema, document: OpenApiDocument): string {
  const { properties, required } = resolved(body, document);
  const rows = Object.entries(isSchema(properties) ? properties : {}).map(([name, member]) => {
    const schema = resolved(member as JsonSchema, document);
    const isRequired = Array.isArray(required) && required.includes(name);
    return [`\`${name}\``, isRequired ? 'required' : '', typeOf(schema), String(schema['description'] ?? '')];
  });
  return table(['body', '', 'type', ''], rows);
}

function successOf(
  status: string,
  { description, headers = {}, content = {} }: Response,
  isConditional: boolean,
): string[] {
  const names = Object.keys(headers).filter(
    (name) => !['X-Request-Id', 'RateLimit', 'RateLimit-Policy'].includes(name),
  );
  const told = names.length === 0 ? '' : `, with ${names.map((name) => `\`${name}\``).join(', ')}`;
  const shown = content['application/json']?.example;
  const example = shown === undefined ? undefined : JSON.stringify(shown, null, 2);
  return [
    `**${status}** ${description}${told}${isConditional ? '; or **304**' : ''}.`,
    ...(example === undefined ? [] : [`\`\`\`json\n${example}\n\`\`\``]),
  ];
}

const codesOf = ({ content = {} }: Response): [code: string, message: string][] =>
  Object.entries(content['application/json']?.examples ?? {}).map(([code, { summary }]) => [code, summary]);

const refusal = (status: string, response: Response): string =>
  [status, ...codesOf(response).map(([code]) => `\`${code}\``)].join(' ');

/** Words for a type with its bounds. */
function typeOf(schema: JsonSchema): string {
  const { enum: choices, const: constant, anyOf, items, default: preset } = schema;
  const rules = [
    bounds(schema['minLength'], schema['maxLength'], ' characters'),
    bounds(schema['minimum'], schema['maximum'], ''),
    preset === undefined ? '' : `default \`${JSON.stringify(preset)}\``,
  ].filter((rule) => rule !== '');
  const type = Array.isArray(choices)
    ? choices.map((choice) => `\`${choice}\``).join(', ')
    : constant !== undefined
      ? `\`${JSON.stringify(constant)}\``
      : Array.isArray(anyOf)
        ? anyOf.map((each) => typeOf(each)).join(' or ')
        : isSchema(items)
          ? `list of ${typeOf(items)}`
          : [schema['type'] ?? 'anything'].flat().join(' or ') +
            (schema['format'] === undefined ? '' : ` (${schema['format']})`);
  return [type, ...rules].join(', ');
}

function bounds(least: unknown, most: unknown, unit: string): string {
  const last = most === Number.MAX_SAFE_INTEGER ? undefined : most;
  if (least === undefined && last === undefined) return '';
  if (last === undefined) return `at least ${least}${unit}`;
  return least === undefined ? `at most ${last}${unit}` : `${least} to ${last}${unit}`;
}

/** Every code that any route can answer with. */
function codes(document: OpenApiDocument): string {
  const rows = new Map<string, string[]>();
  for (const methods of Object.values(document.paths))
    for (const { responses } of Object.values(methods))
      for (const [status, response] of Object.entries(responses))
        for (const [code, message] of codesOf(resolveResponse(response, document)))
          if (!rows.has(`${status} ${code}`)) rows.set(`${status} ${code}`, [status, `\`${code}\``, message]);
  return table(
    ['status', 'code', ''],
    [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row),
  );
}
