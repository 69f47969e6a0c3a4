import type { OpenApiDocument } from '../../src/adapters/http/kit/openapi/open-api-document.ts';
import type { Operation } from '../../src/adapters/http/kit/openapi/operation.ts';
import type { Parameter } from '../../src/adapters/http/kit/openapi/parameters.ts';
import type { Response } from '../../src/adapters/http/kit/openapi/responses.ts';
import { generatedTypes } from './generated-types.ts';

const prefix = '/api/v1';
const heading = '// Made by `npm run docs` of the API document: change the endpoints instead.\n';

/** The contracts that the client speaks, without what is there for readers alone. */
function spoken(document: OpenApiDocument): object {
  const paths = Object.entries(document.paths).filter(([path]) => /^\/api\/(v1|\{user_id\})\//.test(path));
  const withoutExamples = JSON.stringify({ ...document, paths: Object.fromEntries(paths) }, (key, value) =>
    key === 'example' || key === 'examples' ? undefined : value,
  );
  return JSON.parse(withoutExamples);
}

/** `src/client/document/types.ts` */
export const clientTypes = async (document: OpenApiDocument): Promise<string> =>
  heading + (await generatedTypes(spoken(document)));

interface Method {
  readonly group: string;
  readonly verb: string;
  readonly path: string;
  readonly operation: Operation;
  readonly ids: readonly string[];
  readonly hasQuery: boolean;
  readonly queryIsNeeded: boolean;
  readonly body: 'json' | 'bytes' | undefined;
  readonly isList: boolean;
}

/** `src/client/document/operations.ts`: what is called how, for programs and for people. */
export function clientOperations(document: OpenApiDocument): string {
  const groups = Map.groupBy(methodsOf(document), ({ group }) => group);
  return [
    heading,
    "import type { Bytes, CallOptions, Id, List, Query, Sent, Outcome } from '../calls.ts';\n\n",
    ...[...groups].map(([group, methods]) => groupOf(group, methods, document)),
    '/** The methods by their group; what they need by their first letters: see `Flags`. */\n',
    'export const operations = {\n',
    ...[...groups].map(([group, methods]) => `  ${group}: {\n${methods.map(rowOf).join('')}  },\n`),
    '} as const;\n\n',
    `export interface Groups {\n${[...groups.keys()].map((group) => `  readonly ${group}: ${typeNameOf(group)};\n`).join('')}}\n`,
  ].join('');
}

function methodsOf(document: OpenApiDocument): readonly Method[] {
  return Object.entries(document.paths)
    .filter(([path]) => path.startsWith(`${prefix}/`))
    .flatMap(([path, verbs]) => Object.entries(verbs).map(([verb, operation]) => ({ path, verb, operation })))
    .map(({ path, verb, operation }) => {
      const parameters = (operation.parameters ?? []).filter((each) => 'in' in each);
      const queries = parameters.filter((each) => each.in === 'query');
      const types = Object.keys(operation.requestBody?.content ?? {});
      const data = contentOf(operation, document)['application/json']?.schema['properties'] as
        | Record<string, { type?: string }>
        | undefined;
      return {
        group: groupNameOf(operation.tags[0] ?? ''),
        verb: verb.toUpperCase(),
        path: path.slice(prefix.length),
        operation,
        ids: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
        hasQuery: queries.length > 0,
        queryIsNeeded: queries.some(({ required }) => required),
        body: types.length === 0 ? undefined : types.includes('application/json') ? 'json' : 'bytes',
        isList: data?.['data']?.type === 'array',
      };
    });
}

function contentOf({ responses }: Operation, { components }: OpenApiDocument): NonNullable<Response['content']> {
  const [response] = Object.values(responses);
  const found = response && '$ref' in response ? components.responses[response.$ref.split('/').at(-1) ?? ''] : response;
  return found?.content ?? {};
}

const hasKey = (parameter: Parameter): boolean => '$ref' in parameter && parameter.$ref.endsWith('/IdempotencyKey');

/** The letters that `src/client/create-client.ts` reads. */
const flagsOf = ({ operation, hasQuery, body, isList }: Method): string =>
  [
    body === 'json' ? 'j' : '',
    body === 'bytes' ? 'b' : '',
    hasQuery ? 'q' : '',
    isList ? 'l' : '',
    operation.security.length === 0 ? 'p' : '',
    operation.parameters?.some(hasKey) ? 'k' : '',
  ].join('');

const rowOf = (method: Method): string =>
  `    ${method.operation.operationId}: ['${method.verb}', '${method.path}', '${flagsOf(method)}'],\n`;

const typeNameOf = (group: string): string => `${group.replace(/^./, (first) => first.toUpperCase())}Methods`;

const groupOf = (group: string, methods: readonly Method[], document: OpenApiDocument): string => {
  const told = document.tags.find(({ name }) => groupNameOf(name) === group)?.description ?? group;
  return `/** ${told}. */\nexport interface ${typeNameOf(group)} {\n${methods.map(signatureOf).join('')}}\n\n`;
};

function signatureOf({ operation, ids, hasQuery, queryIsNeeded, body, isList }: Method): string {
  const { operationId: name, summary, description = '' } = operation;
  const isNeeded = operation.requestBody?.required === true;
  const given = [
    ...ids.map((id) => `${id}: Id<'${name}', '${id}'>`),
    ...(body === 'json' ? [`body${isNeeded ? '' : '?'}: Sent<'${name}'>`] : []),
    ...(body === 'bytes' ? ['bytes: Bytes'] : []),
    ...(hasQuery ? [`query${queryIsNeeded ? '' : '?'}: Query<'${name}'>`] : []),
    'options?: CallOptions',
  ];
  const answered = isList ? `List<'${name}'>` : `Promise<Outcome<'${name}'>>`;
  return `  /** ${[summary, description].filter(Boolean).map(sentence).join(' ')} */\n  ${name}(${given.join(', ')}): ${answered};\n`;
}

const sentence = (text: string): string => text.replace(/\.?$/, '.');

/** A tag as a member of the client: `Shopping lists` is `shoppingLists`. */
function groupNameOf(tag: string): string {
  const joined = tag.replace(/[ -](.)/g, (_, letter: string) => letter.toUpperCase());
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}
