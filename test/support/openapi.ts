import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { OpenApiDocument } from '../../src/adapters/http/kit/openapi/open-api-document.ts';

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

function nodesOf(value: unknown): Node[] {
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap(nodesOf)];
}

const at = (document: unknown, pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (node, key) => (isNode(node) ? node[key.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined),
      document,
    );

/** Looks at a document as those do who use it: its schemas compile, its references resolve, its examples fit. */
export function schemaValidator(document: OpenApiDocument) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (formats as unknown as (of: Ajv2020) => void)(ajv);
  ajv.addSchema({ ...document, $id: 'document' } as never);
  const media = nodesOf(document).filter((node): node is Node & { schema: Node } => isNode(node['schema']));
  const compiled = new Map<Node, ValidateFunction>();
  const compile = (schema: Node): ValidateFunction => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    const made = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')));
    compiled.set(schema, made);
    return made;
  };
  const examples = media.flatMap(({ schema, examples: named, ...own }) => [
    ...('example' in own ? [{ name: 'example', schema, value: own['example'] }] : []),
    ...Object.entries(isNode(named) ? named : {}).map(([name, example]) => ({
      name,
      schema,
      value: (example as Node)['value'],
    })),
  ]);
  return {
    compileAll: (): number => {
      for (const { schema } of media) compile(schema);
      for (const name of Object.keys(document.components.schemas))
        ajv.getSchema(`document#/components/schemas/${name}`);
      return media.length;
    },
    danglingReferences: (): unknown[] =>
      nodesOf(document)
        .map(({ $ref }) => $ref)
        .filter((reference) => typeof reference === 'string' && at(document, reference) === undefined),
    examples: (): number => examples.length,
    misfits: (): unknown[] =>
      examples.flatMap(({ name, schema, value }) => {
        const fits = compile(schema);
        return fits(value) ? [] : [{ name, errors: fits.errors }];
      }),
    /** What is wrong with an answer's body, by the document; undefined where the document does not know such an answer. */
    errorsOf: (path: string, method: string, status: number, body: unknown): unknown[] | undefined => {
      const told = document.paths[path]?.[method]?.responses[String(status)];
      const response = told !== undefined && '$ref' in told ? at(document, told.$ref) : told;
      const schema = at(response, '#/content/application~1json/schema');
      if (!isNode(schema)) return undefined;
      const fits = compile(schema);
      return fits(body) ? [] : [...(fits.errors ?? [])];
    },
  };
}
