import { err, ok } from 'neverthrow';
import { z } from 'zod';
import type { OperatorUseCases } from '../../application/accounts/operator/use-cases.ts';
import type { HousekeepingUseCases } from '../../application/housekeeping/use-cases.ts';
import type { TaskUseCases } from '../../application/tasks/use-cases.ts';
import { restorableFor } from '../../domain/kernel/deletion.ts';
import { type CliCommand, command, type Use } from './command.ts';
import type { CliFailure } from './messages.ts';
import { oneOf, said, text, windowed, windowOptions } from './schemas.ts';
import { facts } from './table.ts';
import { shownTasks, tasksView } from './tasks.views.ts';

export interface TaskTools {
  readonly operators: Pick<OperatorUseCases, 'find'>;
  readonly tasks: Pick<TaskUseCases, 'lists'>;
  readonly housekeeping: HousekeepingUseCases;
}

export const tasksCommands = (use: Use<TaskTools>): readonly CliCommand<CliFailure>[] => [
  command({
    words: 'tasks list',
    summary: "lists a user's tasks, the newest first",
    options: [
      { flags: '--user <user>', description: 'id or e-mail of their owner' },
      { flags: '--status <status>', description: 'open or done' },
      { flags: '--search <text>', description: 'a part of the title or the description' },
      ...windowOptions,
    ],
    examples: ['tasks list --user ada@example.com', 'tasks list --user ada@example.com --status open --json'],
    ids: { user: 'user' },
    input: z.strictObject({
      user: z.string({ error: 'required: id or e-mail of their owner' }),
      status: oneOf('open', 'done').optional(),
      search: text.optional(),
      ...windowed,
    }),
    output: tasksView,
    run: async ({ user: who, status, search, limit, offset }, terminal) => {
      const { operators, tasks } = await use();
      const owner = await operators.find.execute(who);
      if (owner.isErr()) return err(owner.error);
      const filter = said({ search, completed: status === undefined ? undefined : status === 'done' });
      const listing = { filter, sort: { field: 'createdAt', descending: true } } as const;
      return ok(shownTasks(await tasks.lists.page(owner.value.facts.id, listing, { limit, offset }), terminal));
    },
  }),
  command({
    words: 'tasks purge',
    summary: `removes for ever the tasks and projects that were deleted more than ${restorableFor.days} days ago`,
    examples: ['tasks purge', 'tasks purge --yes'],
    input: z.strictObject({}),
    output: z.strictObject({ purged: z.record(z.string(), z.int()) }),
    confirm: () => `What was deleted more than ${restorableFor.days} days ago can never be restored again. Purge?`,
    run: async (_, terminal) => {
      const { housekeeping } = await use();
      const progress = await terminal.progress('purged');
      const purged = await housekeeping.purge.execute((count) => progress.reached(count));
      progress.end();
      return purged.map((counts) => ({ json: { purged: { ...counts } }, text: facts({ ...counts }) }));
    },
  }),
];
