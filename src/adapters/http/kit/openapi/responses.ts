import type { FailureAnswer } from '../contract.ts';
import type { SuccessDescription } from '../endpoint.ts';
import { isLimited, isRevalidated, keepsAnswers, type Place } from './described.ts';
import { failureSchema } from './failure-schema.ts';
import { type SampleFailure, sampleFailures } from './sample-failures.ts';
import { samples } from './samples.ts';
import type { JsonSchema, Schemas } from './schemas.ts';

export type Reference = { readonly $ref: string };

export interface Response {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Reference>>;
  readonly content?: Readonly<Record<string, Content>>;
}

export interface Content {
  readonly schema: JsonSchema;
  readonly example?: unknown;
  readonly examples?: object;
}

const header = (description: string, schema: JsonSchema = { type: 'string' }) => ({ description, schema });

export const sharedHeaders = {
  'X-Request-Id': header("The request's id, as it is in the logs"),
  RateLimit: header('What is left of the allowance: `r` requests in the next `t` seconds'),
  'RateLimit-Policy': header('The allowance: `q` requests in `w` seconds'),
  'Retry-After': header('Seconds to wait before another try', { type: 'integer' }),
  'WWW-Authenticate': header('`Bearer`, with `error` where the token itself was refused'),
  Allow: header('The methods that the path takes'),
  ETag: header('The version of the thing, for `If-Match` and `If-None-Match`'),
  Location: header('Where the new thing is'),
  Link: header('The first, previous, next and last page'),
  'Accept-Ranges': header('That parts can be asked for'),
  'Content-Range': header('Which part it is, and of how many bytes'),
  'Content-Disposition': header('The name, and whether to save it'),
  'Idempotent-Replayed': header('`true` where the answer is a repeat of an earlier one'),
} as const;

const known = (name: string): name is keyof typeof sharedHeaders => name in sharedHeaders;

const headers = (...names: readonly string[]): Record<string, Reference> =>
  Object.fromEntries(names.filter(known).map((name) => [name, { $ref: `#/components/headers/${name}` }]));

export function responsesOf(place: Place, schemas: Schemas): Readonly<Record<string, Response>> {
  const { success } = place.endpoint;
  const always = ['X-Request-Id', ...(isLimited(place) ? ['RateLimit', 'RateLimit-Policy'] : [])];
  const own = [...(success.headers ?? []), ...(keepsAnswers(place) ? ['Idempotent-Replayed'] : [])];
  const others = (place.endpoint.alsoAnswers ?? []).map((one) => {
    const described = { description: one.description, headers: headers(...(one.headers ?? []), ...always) };
    return [one.status, { ...described, ...contentOf(one, schemas) }] as const;
  });
  return {
    [success.status]: {
      description: success.description,
      headers: headers(...own, ...always),
      ...contentOf(success, schemas),
    },
    ...Object.fromEntries(others),
    ...(isRevalidated(place) && { 304: { description: 'Nothing has changed', headers: headers('ETag', ...always) } }),
    ...failuresOf(place, schemas),
  };
}

const events = 'id: WzEs…\nevent: changed\ndata: {"kinds":["tasks"]}\n\n';

function contentOf(
  { schema, shows, bytes, events: carriesEvents }: SuccessDescription,
  schemas: Schemas,
): Pick<Response, 'content'> {
  if (carriesEvents) return { content: { 'text/event-stream': { schema: { type: 'string' }, example: events } } };
  if (bytes) return { content: { '*/*': { schema: { type: 'string', format: 'binary' }, example: samples.text } } };
  if (schema === undefined) return {};
  const described = schemas.describe(schema, 'answer');
  const example = merged(schemas.exampleOf(described, 'answer'), shows);
  return { content: { 'application/json': { schema: described, example } } };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const merged = (one: unknown, other: unknown): unknown => {
  if (other === undefined) return one;
  if (!isObject(one) || !isObject(other)) return other;
  return { ...one, ...Object.fromEntries(Object.entries(other).map(([key, value]) => [key, merged(one[key], value)])) };
};

const extra: Readonly<Record<number, string>> = {
  401: 'WWW-Authenticate',
  405: 'Allow',
  416: 'Content-Range',
  429: 'Retry-After',
  503: 'Retry-After',
};

function failuresOf(place: Place, schemas: Schemas): Record<string, Response> {
  const byStatus = Map.groupBy(sampleFailures(place), ({ answer }) => answer.status);
  return Object.fromEntries(
    [...byStatus].map(([status, found]) => [
      status,
      {
        description: found.map(({ answer }) => `\`${answer.code}\` ${told(answer)}`).join('  \n'),
        headers: headers('X-Request-Id', extra[status] ?? ''),
        content: {
          'application/json': {
            schema: schemas.describe(failureSchema(place.contract, found), 'answer'),
            examples: examplesOf(found),
          },
        },
      },
    ]),
  );
}

const told = ({ message, violations }: FailureAnswer): string =>
  violations === undefined ? message : `for example: ${message}`;

const examplesOf = (samples: readonly SampleFailure[]): object =>
  Object.fromEntries(samples.map(({ answer, body }) => [answer.code, { summary: told(answer), value: body }]));
