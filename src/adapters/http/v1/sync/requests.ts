import { z } from 'zod';
import { samples } from '../../kit/openapi/samples.ts';
import { refuse, uuid } from '../../kit/schemas.ts';
import { readSyncToken } from './sync-token.ts';

export const mostCommands = 100;
const limits = { min: 1, max: 1000, otherwise: 500 } as const;

const example = {
  uuid: samples.commandId,
  type: 'task.change',
  id: samples.taskId,
  args: { title: 'Buy milk' },
  version: 1,
};

/** What is wrong with one command is said in its own result; only its `uuid`, by which it is known, must be right. */
const command = z
  .object({
    uuid: z
      .string()
      .transform((given, context) => {
        const parsed = uuid.safeParse(given);
        return parsed.success
          ? { given, canonical: parsed.data }
          : refuse(context, { rule: 'format', constraint: 'a UUID' });
      })
      .meta({ format: 'uuid', description: 'Of this command, however often it is sent' }),
    type: z
      .unknown()
      .optional()
      .meta({
        type: 'string',
        description: '`task.create`, `task.change`, `task.delete`, `task.restore`, and the same of `project`',
        examples: ['task.create'],
      }),
    id: z
      .unknown()
      .optional()
      .meta({
        type: ['string', 'integer'],
        description: 'What is changed, deleted or restored: its id, or a `tempId`',
        examples: ['tmp_milk'],
      }),
    tempId: z
      .unknown()
      .optional()
      .meta({
        type: ['string', 'null'],
        pattern: '^tmp_[A-Za-z0-9_-]{1,60}$',
        description: "The client's own name for what it creates",
        examples: ['tmp_milk'],
      }),
    args: z
      .unknown()
      .optional()
      .meta({
        type: 'object',
        description: 'The body of the route that does the same; `{"cascade": true}` for `project.delete`',
        examples: [{ title: 'Buy milk' }],
      }),
    version: z
      .unknown()
      .optional()
      .meta({
        type: ['integer', 'null'],
        minimum: 1,
        description: 'Refused where the thing has another version by now',
        examples: [null],
      }),
  })
  .meta({ id: 'Command' });

export type GivenCommand = z.output<typeof command>;

export const syncRequest = z
  .object({
    token: z
      .string()
      .transform(
        (given, context) =>
          readSyncToken(given) ?? refuse(context, { rule: 'format', constraint: 'a token of an earlier answer' }),
      )
      .nullable()
      .default(null)
      .meta({ description: 'The `token` of the last answer; without it everything live is sent', examples: [null] }),
    limit: z
      .int()
      .min(limits.min)
      .max(limits.max)
      .default(limits.otherwise)
      .meta({ examples: [limits.otherwise] }),
    commands: z
      .array(command)
      .max(mostCommands, `at most ${mostCommands} commands`)
      .transform((commands, context) => {
        const seen = new Set<string>();
        commands.forEach(({ uuid: { canonical } }, at) => {
          if (seen.has(canonical))
            context.addIssue({
              code: 'custom',
              path: [at, 'uuid'],
              message: 'once in a batch',
              params: { rule: 'format' },
            });
          seen.add(canonical);
        });
        return commands;
      })
      .default([])
      .meta({ examples: [[example]] }),
  })
  .meta({ id: 'SyncRequest' });
