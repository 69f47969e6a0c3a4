import { ResultAsync } from 'neverthrow';
import { z } from 'zod';
import type { FindUser } from '../../application/accounts/operator/find-user.ts';
import type { PurgeDeleted } from '../../application/housekeeping/purge-deleted.ts';
import type { ListTasks } from '../../application/tasks/list-tasks.ts';
import { restorableFor } from '../../domain/kernel/deletion.ts';
import { actingFor } from './acting-for.ts';
import { type CliCommand, command, type Use, using } from './command.ts';
import type { CliFailure } from './messages.ts';
import { instant, listOf, oneOf, said, text, windowed, windowOptions } from './schemas.ts';
import { facts, page, table } from './table.ts';

export interface TaskUseCases {
  readonly find: FindUser;
  readonly list: ListTasks;
  readonly purge: PurgeDeleted;
}

const taskView = z.strictObject({
  id: z.int(),
  title: z.string(),
  description: z.string().nullable(),
  completed: z.boolean(),
  projectId: z.string().nullable(),
  version: z.int(),
  createdAt: instant,
  updatedAt: instant,
});

export const tasksCommands = (use: Use<TaskUseCases>): readonly CliCommand<CliFailure>[] => [
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
    input: z.strictObject({
      user: z.string({ error: 'required: id or e-mail of their owner' }),
      status: oneOf('open', 'done').optional(),
      search: text.optional(),
      ...windowed,
    }),
    output: listOf(taskView),
    run: ({ user: who, status, search, limit, offset }, terminal) =>
      using(use)
        .andThen(({ find, list }) =>
          new ResultAsync(find.execute(who)).andThen((user) => {
            const filter = said({ search, completed: status === undefined ? undefined : status === 'done' });
            const listing = { filter, sort: { field: 'createdAt', descending: true } } as const;
            return list.execute(actingFor(user), listing, { limit, offset });
          }),
        )
        .map(({ items, total }) => {
          const rows = items.map(({ id, completed, title, createdAt }) => [
            ...[id, completed ? 'done' : 'open', title, createdAt],
          ]);
          const shown = table(['id', 'status', 'title', 'created'], rows, terminal);
          const all = items.map((task) => taskView.strip().parse(task));
          return { json: { items: all, total }, text: page(shown, items.length, total) };
        }),
  }),
  command({
    words: 'tasks purge',
    summary: `removes for ever the tasks and projects that were deleted more than ${restorableFor.days} days ago`,
    examples: ['tasks purge', 'tasks purge --yes'],
    input: z.strictObject({}),
    output: z.strictObject({ purged: z.record(z.string(), z.int()) }),
    confirm: () => `What was deleted more than ${restorableFor.days} days ago can never be restored again. Purge?`,
    run: (_, terminal) =>
      using(use)
        .andThen(({ purge }) => {
          const progress = terminal.progress('purged');
          return purge
            .execute((count) => progress.reached(count))
            .map((purged) => {
              progress.end();
              return purged;
            });
        })
        .map((purged) => ({ json: { purged: { ...purged } }, text: facts({ ...purged }) })),
  }),
];
