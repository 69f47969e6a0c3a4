import { isDeepStrictEqual } from 'node:util';
import { type ZodType, z } from 'zod';
import { exampleOf } from './example-of.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What may be sent, in the body or elsewhere, and what is answered. */
export type Role = 'body' | 'parameter' | 'answer';

/** The named schemas of a document, gathered while its operations are described. */
export class Schemas {
  readonly #named = new Map<string, JsonSchema>();

  /** The schema as JSON Schema. What has an `id` in its meta becomes a component and is referred to. */
  describe(schema: ZodType, role: Role): JsonSchema {
    const {
      $defs = {},
      $schema: _,
      ...described
    } = z.toJSONSchema(schema, {
      io: role === 'answer' ? 'output' : 'input',
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => {
        tidy(zodSchema, jsonSchema);
        if (role === 'body') tellDefault(jsonSchema);
      },
    });
    const names = new Map<string, string>();
    for (const [id, definition] of Object.entries($defs)) names.set(id, this.#nameOf(id, definition, role));
    for (const [id, name] of names) this.#named.set(name, referring($defs[id], names) as JsonSchema);
    return referring(described, names) as JsonSchema;
  }

  /** Something that fits a schema that was described here. */
  exampleOf(schema: JsonSchema, role: Role): unknown {
    const resolve = (reference: string) => this.#named.get(reference.split('/').at(-1) ?? '');
    return exampleOf(schema, role !== 'answer', resolve);
  }

  get components(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries([...this.#named].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  /** A schema that is sent in another form than it is answered exists twice. */
  #nameOf(id: string, definition: unknown, role: Role): string {
    const known = this.#named.get(id);
    const same = known === undefined || isDeepStrictEqual(known, referring(definition, new Map()));
    return same ? id : `${id}${role === 'answer' ? 'Output' : 'Input'}`;
  }
}

const reference = '#/$defs/';

/** References to definitions become references to components. */
function referring(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => referring(each, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (key !== '$ref' || typeof member !== 'string') return [key, referring(member, names)];
      const id = member.slice(reference.length);
      return [key, `#/components/schemas/${names.get(id) ?? id}`];
    }),
  );
}

const limits: readonly unknown[] = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];

/** Takes out what zod says for machines of its own and puts back what it leaves out of transformed values. */
function tidy(zodSchema: z.core.$ZodTypes, jsonSchema: Record<string, unknown>): void {
  const told = z.globalRegistry.get(zodSchema) ?? {};
  const { default: preset, examples } = told;
  if (preset !== undefined) jsonSchema['default'] = preset;
  if (examples !== undefined) jsonSchema['examples'] = examples;
  // where the meta names a type of its own, what zod says of the text that it is sent as does not fit
  if ('type' in told) for (const name of ['anyOf', 'enum']) if (!(name in told)) delete jsonSchema[name];
  if (jsonSchema['format'] !== undefined) delete jsonSchema['pattern'];
  if (zodSchema._zod.def.type === 'number')
    for (const bound of ['minimum', 'maximum']) if (limits.includes(jsonSchema[bound])) delete jsonSchema[bound];
}

/** In words: many generators make a field that has a `default` one that must be sent. */
function tellDefault(jsonSchema: Record<string, unknown>): void {
  const { default: preset, description } = jsonSchema;
  if (preset === undefined) return;
  delete jsonSchema['default'];
  const told = `Default: \`${JSON.stringify(preset)}\``;
  jsonSchema['description'] = description === undefined ? told : `${description}. ${told}`;
}
