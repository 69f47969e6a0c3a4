import type { OpenApiDocument } from '../../src/adapters/http/kit/openapi/document.ts';
import type { JsonSchema } from '../../src/adapters/http/kit/openapi/schemas.ts';

export const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;

/** The schema that a reference names. */
export function resolved(schema: JsonSchema, { components }: OpenApiDocument): JsonSchema {
  const { $ref, ...rest } = schema;
  if (typeof $ref !== 'string') return schema;
  return { ...components.schemas[$ref.split('/').at(-1) ?? ''], ...rest };
}

const words: Readonly<Record<string, string>> = {
  title: 'Buy milk',
  description: 'Two litres',
  id: '019aa1c8-8f6e-7d52-a3f1-6f0f2c9d4b7e',
  user_id: 'k3v9x2m4',
  userId: 'k3v9x2m4',
  email: 'ada@example.org',
  name: 'Ada Lovelace',
  currency: 'EUR',
  message: 'Done',
  password: 'Correct7horse',
  accessToken: 'eyJhbGciOiJIUzI1NiJ9…',
  refreshToken: 'rt_8Jd0…',
  ip: '203.0.113.7',
  userAgent: 'Mozilla/5.0',
  paymentMethodId: 'pm_card_visa',
  stripePaymentMethodId: 'pm_card_visa',
};

const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-11-20T12:00:00.000Z',
  uuid: '019aa1c8-8f6e-7d52-a3f1-6f0f2c9d4b7e',
  email: 'ada@example.org',
  uri: 'https://example.org/',
};

/** Something that fits the schema and that a reader can picture. */
export function exampleOf(given: JsonSchema, document: OpenApiDocument, name = ''): unknown {
  const schema = resolved(given, document);
  const { const: constant, enum: choices, examples, default: preset, anyOf, oneOf, properties, items, format } = schema;
  if ('const' in schema) return constant;
  if (Array.isArray(examples)) return examples[0];
  if (Array.isArray(choices)) return preset ?? choices[0];
  const [first] = [anyOf, oneOf].flat().filter(isSchema);
  if (first !== undefined) return exampleOf(first, document, name);
  const [type] = [schema['type']].flat();
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(isSchema(properties) ? properties : {}).map(([key, member]) => [
          key,
          exampleOf(member as JsonSchema, document, key),
        ]),
      );
    case 'array':
      return isSchema(items) ? [exampleOf(items, document, name)] : [];
    case 'integer':
    case 'number':
      return preset ?? schema['minimum'] ?? 1;
    case 'boolean':
      return preset ?? false;
    case 'string':
      return formats[String(format)] ?? words[name] ?? 'text';
    default:
      return null;
  }
}
