import { samples } from './samples.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;

const byFormat: Readonly<Record<string, string>> = {
  'date-time': samples.moment,
  uuid: '0199e3d2-9e85-704a-9f4d-8d50cfbe6154',
  email: samples.email,
  uri: 'https://example.com/',
};

/** Follows references into the components. */
export type Resolve = (reference: string) => JsonSchema | undefined;

/** Something that fits the schema: what the schema gives as its example, else what its members give as theirs. */
export function exampleOf(given: JsonSchema, whole: boolean, resolve: Resolve, name = 'text'): unknown {
  const { $ref, ...own } = given;
  const schema = typeof $ref === 'string' ? { ...resolve($ref), ...own } : given;
  const { const: constant, enum: choices, examples, default: preset, anyOf, oneOf, items, format } = schema;
  if (Array.isArray(examples)) return examples[0];
  if ('const' in schema) return constant;
  if (preset !== undefined) return preset;
  if (Array.isArray(choices)) return choices[0];
  const [first] = [anyOf, oneOf].flat().filter(isSchema);
  if (first !== undefined) return exampleOf(first, whole, resolve, name);
  switch ([schema['type']].flat()[0]) {
    case 'object':
      return membersOf(schema, whole, resolve);
    case 'array':
      return isSchema(items) ? [exampleOf(items, whole, resolve, name)] : [];
    case 'integer':
    case 'number':
      return schema['minimum'] ?? 1;
    case 'boolean':
      return false;
    case 'string':
      return byFormat[String(format)] ?? wordOf(name, schema);
    default:
      return null;
  }
}

/** All that may be sent; of what is answered, what is always there. */
function membersOf(schema: JsonSchema, whole: boolean, resolve: Resolve): object {
  const { properties = {}, required = [] } = schema as { properties?: object; required?: readonly string[] };
  const shown = Object.entries(properties).filter(([name]) => whole || required.includes(name));
  return Object.fromEntries(shown.map(([name, member]) => [name, exampleOf(member, whole, resolve, name)]));
}

/** A text that no schema gives an example of is its own name. */
function wordOf(name: string, { minLength = 0, maxLength = 255 }: JsonSchema): string {
  const word = name.charAt(0).toUpperCase() + name.slice(1);
  return word.padEnd(Number(minLength), '.').slice(0, Number(maxLength));
}
