import type { ZodType } from 'zod';
import type { OwnHeader } from '../endpoint.ts';
import { fieldsOf } from '../schemas.ts';
import { isRevalidated, keepsAnswers, type Place } from './described.ts';
import { sampleFailures } from './sample-failures.ts';
import type { JsonSchema, Schemas } from './schemas.ts';

export type Parameter =
  | { readonly $ref: string }
  | {
      readonly name: string;
      readonly in: 'path' | 'query' | 'header';
      readonly required: boolean;
      readonly description?: string;
      readonly schema: JsonSchema;
      readonly example?: unknown;
    };

const header = (name: string, description: string, schema: JsonSchema): Parameter => ({
  name,
  in: 'header',
  required: false,
  description,
  schema,
});

export const sharedParameters = {
  IdempotencyKey: header(
    'Idempotency-Key',
    'Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again.',
    { type: 'string', minLength: 1, maxLength: 255, pattern: '^[ -~]+$' },
  ),
  IfMatch: header('If-Match', 'Only if the thing still has this version: an `ETag` that was read before.', {
    type: 'string',
  }),
  IfNoneMatch: header('If-None-Match', 'Answer 304 without a body if the thing still has this version.', {
    type: 'string',
  }),
  'X-Auth-Mode': header('X-Auth-Mode', '`cookie`: the tokens go into cookies and not into the body.', {
    type: 'string',
    enum: ['cookie'],
  }),
  'Last-Event-ID': header('Last-Event-ID', 'The `id` of the last event: browsers send it when they come back.', {
    type: 'string',
  }),
  'Stripe-Signature': header('Stripe-Signature', "Stripe's signature over the body's bytes.", { type: 'string' }),
} as const satisfies Record<string, Parameter> & Record<OwnHeader, Parameter>;

const shared = (name: keyof typeof sharedParameters): Parameter => ({ $ref: `#/components/parameters/${name}` });

export function parametersOf(place: Place, schemas: Schemas): readonly Parameter[] {
  const { contract, endpoint } = place;
  const changes = sampleFailures(place).some(({ answer }) => answer.status === 412);
  return [
    ...pathParameters(contract.prefix + endpoint.path, endpoint.params, schemas),
    ...members(endpoint.query, 'query', schemas),
    ...(endpoint.headers ?? []).map(shared),
    ...(keepsAnswers(place) ? [shared('IdempotencyKey')] : []),
    ...(changes ? [shared('IfMatch')] : []),
    ...(isRevalidated(place) ? [shared('IfNoneMatch')] : []),
  ];
}

/** Each parameter of the pattern, also one that no schema tells about. */
function pathParameters(pattern: string, schema: unknown, schemas: Schemas): readonly Parameter[] {
  const described = members(schema, 'path', schemas);
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return names.map(
    (name) =>
      described.find((parameter) => 'name' in parameter && parameter.name === name) ?? {
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      },
  );
}

function members(schema: unknown, place: 'path' | 'query', schemas: Schemas): readonly Parameter[] {
  return Object.entries(fieldsOf(schema)).map(([name, member]) => {
    const { description, examples, ...described } = schemas.describe(member, 'parameter');
    const [example] = Array.isArray(examples) ? examples : [];
    return {
      name,
      in: place,
      required: place === 'path' || !mayBeLeftOut(member),
      ...(typeof description === 'string' ? { description } : {}),
      schema: described,
      ...(example === undefined ? {} : { example }),
    };
  });
}

const mayBeLeftOut = (member: ZodType): boolean =>
  member._zod.optin === 'optional' || member.safeParse(undefined).success;
