import type { Container } from 'inversify';
import type { OpenApiDocument } from '../../src/adapters/http/kit/openapi/open-api-document.ts';
import type { Operation } from '../../src/adapters/http/kit/openapi/operation.ts';
import { http } from '../../src/infrastructure/wiring/tokens/tokens.ts';
import type { Received } from './client.ts';
import { schemaValidator } from './openapi.ts';

interface Route {
  readonly pattern: RegExp;
  readonly path: string;
  readonly methods: Readonly<Record<string, Operation>>;
}

/** Fixed segments win over parameters. */
const routesOf = ({ paths }: OpenApiDocument): Route[] =>
  Object.entries(paths)
    .map(([path, methods]) => ({ path, methods, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`) }))
    .sort((one, other) => one.path.split('{').length - other.path.split('{').length);

type Check = (method: string, path: string, received: Received) => void;

let check: Check | undefined;

/** Every product of the tests has the same document: it is looked at once. */
export const asTheProductSays = (container: Container): Check => {
  check ??= asDocumented(container.get(http.document)());
  return check;
};

/** Says what is wrong with an answer that is not as the document tells. Paths and methods that it does not know are free. */
export function asDocumented(document: OpenApiDocument): Check {
  const routes = routesOf(document);
  const { errorsOf } = schemaValidator(document);
  return (method, given, { status, body, headers }) => {
    const path = given.split('?')[0] ?? '';
    const route = routes.find(({ pattern }) => pattern.test(path));
    const operation = route?.methods[method.toLowerCase()];
    if (route === undefined || operation === undefined) return;
    if (operation.responses[status] === undefined)
      throw new Error(`${method} ${route.path} answered ${status}, which the OpenAPI document does not tell`);
    const isJson = headers['content-type']?.startsWith('application/json') === true;
    const errors = isJson ? errorsOf(route.path, method.toLowerCase(), status, body) : [];
    if (errors === undefined || errors.length > 0)
      throw new Error(`${method} ${route.path} ${status} is not as documented: ${JSON.stringify(errors)}`);
  };
}
