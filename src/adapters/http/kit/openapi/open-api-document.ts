import type { ZodType } from 'zod';
import type { Described, Place } from './described.ts';
import type { Operation, Paths } from './operation.ts';
import { type Parameter, parametersOf, sharedParameters } from './parameters.ts';
import { type Content, type Response, responsesOf, sharedHeaders } from './responses.ts';
import { samples } from './samples.ts';
import { type JsonSchema, Schemas } from './schemas.ts';
import { shareResponses } from './share-responses.ts';

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description: string;
    readonly contact: { readonly name: string };
    readonly license: { readonly name: string; readonly identifier: string };
  };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Paths;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly headers: Readonly<Record<string, object>>;
    readonly responses: Readonly<Record<string, Response>>;
    readonly securitySchemes: Readonly<Record<string, object>>;
  };
}

const description = `One core, several contracts. Every answer carries \`X-Request-Id\`. Requests are limited per user, and per client
address where there is no user: see \`RateLimit\`. Things with an \`ETag\` can be changed on condition (\`If-Match\`); a POST
with an \`Idempotency-Key\` can be repeated safely.`;

/** OpenAPI 3.1, made of the very schemas that validate the requests. */
export function openApiDocument(
  version: string,
  described: readonly Described[],
  further: Paths = {},
): OpenApiDocument {
  const schemas = new Schemas();
  const paths: Record<string, Record<string, Operation>> = {};
  for (const { contract, endpoints } of described) {
    for (const endpoint of endpoints) {
      const path = contract.prefix + endpoint.path;
      paths[path] ??= {};
      paths[path][endpoint.method.toLowerCase()] = operationOf({ contract, endpoint }, schemas);
    }
  }
  const { paths: all, responses } = shareResponses({ ...paths, ...further });
  const tags = new Set(Object.values(all).flatMap((methods) => Object.values(methods).flatMap((each) => each.tags)));
  const told = Object.assign({}, ...described.map(({ contract }) => contract.tags)) as Record<string, string>;
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mainstay API',
      version,
      description,
      contact: { name: 'The maintainers of Mainstay' },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...tags].map((name) => ({ name, description: told[name] ?? `All about ${name.toLowerCase()}` })),
    paths: all,
    components: {
      schemas: schemas.components,
      parameters: sharedParameters,
      headers: sharedHeaders,
      responses,
      securitySchemes: {
        userToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: "A user's access token: of a session here, or of the front end's own sign-in",
        },
        ...cookieScheme(described),
        metricsToken: { type: 'http', scheme: 'bearer', description: 'The `METRICS_TOKEN` of the settings' },
      },
    },
  };
}

function cookieScheme(described: readonly Described[]): Record<string, object> {
  const [name] = described.flatMap(({ contract }) => contract.tokenCookie ?? []);
  return name === undefined
    ? {}
    : {
        sessionCookie: {
          type: 'apiKey',
          in: 'cookie',
          name,
          description: 'Set by signing in with `X-Auth-Mode: cookie`; browsers send it by themselves',
        },
      };
}

function operationOf(place: Place, schemas: Schemas): Operation {
  const { endpoint } = place;
  const parameters = parametersOf(place, schemas);
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    ...(endpoint.description === undefined ? {} : { description: endpoint.description }),
    tags: [endpoint.tag],
    security: securityOf(place),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...requestBodyOf(place, schemas),
    responses: responsesOf(place, schemas),
  };
}

function securityOf({ contract, endpoint }: Place): Operation['security'] {
  if (endpoint.access === 'public') return [];
  return [{ userToken: [] }, ...(contract.tokenCookie === undefined ? [] : [{ sessionCookie: [] }])];
}

function requestBodyOf(
  { endpoint: { rawBody, body: parsed, method, mayLackBody, streams } }: Place,
  schemas: Schemas,
): Pick<Operation, 'requestBody'> {
  if (streams) return { requestBody: { required: true, content: fileContent } };
  const body: ZodType | undefined = parsed ?? rawBody;
  if (body === undefined) return {};
  const schema = schemas.describe(body, 'body');
  const content: Content = { schema, example: schemas.exampleOf(schema, 'body') };
  const types = ['application/json', ...(method === 'PATCH' ? ['application/merge-patch+json'] : [])];
  return {
    requestBody: { required: mayLackBody !== true, content: Object.fromEntries(types.map((type) => [type, content])) },
  };
}

/** A file as the body, or as the one part of a form. */
const fileContent: Readonly<Record<string, Content>> = {
  '*/*': { schema: { type: 'string', format: 'binary' }, example: samples.text },
  'multipart/form-data': {
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary', description: 'With a file name and a type' } },
    },
    example: { file: samples.text },
  },
};
