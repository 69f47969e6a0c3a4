import { ok } from 'neverthrow';
import { z } from 'zod';
import { type CliCommand, command, type Use } from './command.ts';
import type { CliFailure } from './messages.ts';

export const openapiCommands = (use: Use<() => object>): readonly CliCommand<CliFailure>[] => [
  command({
    words: 'openapi',
    summary: 'prints the OpenAPI 3.1 document of all contracts, as the server shows it at /openapi.json',
    examples: ['openapi > openapi.json'],
    input: z.strictObject({}),
    output: z.looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) }),
    run: async () => {
      const document = await use();
      const json = document() as { openapi: string; info: Record<string, unknown>; paths: Record<string, unknown> };
      return ok({ json, text: JSON.stringify(json, null, 2) });
    },
  }),
];
