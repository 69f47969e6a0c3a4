import type { Parameter } from './parameters.ts';
import type { Reference, Response } from './responses.ts';
import type { JsonSchema } from './schemas.ts';

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required: boolean;
    readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
  };
  readonly responses: Readonly<Record<string, Response | Reference>>;
}

export type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;
