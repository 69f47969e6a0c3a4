import type { OpenApiDocument } from '../../src/adapters/http/kit/openapi/open-api-document.ts';
import type { JsonSchema } from '../../src/adapters/http/kit/openapi/schemas.ts';

export const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;

/** The schema that a reference names. */
export function resolved(schema: JsonSchema, { components }: OpenApiDocument): JsonSchema {
  const { $ref, ...rest } = schema;
  if (typeof $ref !== 'string') return schema;
  return { ...components.schemas[$ref.split('/').at(-1) ?? ''], ...rest };
}
