import { err, ok } from 'neverthrow';
import { z } from 'zod';
import type { OperatorUseCases } from '../../application/accounts/operator/use-cases.ts';
import type { ProjectUseCases } from '../../application/projects/use-cases.ts';
import { projectStatuses } from '../../domain/projects/project.ts';
import { type CliCommand, command, type Use } from './command.ts';
import type { CliFailure } from './messages.ts';
import { projectsView, shownProjects } from './projects.views.ts';
import { oneOf, said, text, windowed, windowOptions } from './schemas.ts';

export interface ProjectTools {
  readonly operators: Pick<OperatorUseCases, 'find'>;
  readonly projects: ProjectUseCases;
}

export const projectsCommands = (use: Use<ProjectTools>): readonly CliCommand<CliFailure>[] => [
  command({
    words: 'projects list',
    summary: "lists a user's projects, the newest first",
    options: [
      { flags: '--user <user>', description: 'id or e-mail of their owner' },
      { flags: '--status <status>', description: projectStatuses.join(' or ') },
      { flags: '--search <text>', description: 'a part of the name or the description' },
      ...windowOptions,
    ],
    examples: ['projects list --user ada@example.com', 'projects list --user ada@example.com --status active --json'],
    ids: { user: 'user' },
    input: z.strictObject({
      user: z.string({ error: 'required: id or e-mail of their owner' }),
      status: oneOf(...projectStatuses).optional(),
      search: text.optional(),
      ...windowed,
    }),
    output: projectsView,
    run: async ({ user: who, status, search, limit, offset }, terminal) => {
      const { operators, projects } = await use();
      const owner = await operators.find.execute(who);
      if (owner.isErr()) return err(owner.error);
      const listing = { filter: said({ search, status }), sort: { field: 'createdAt', descending: true } } as const;
      return ok(shownProjects(await projects.lists.page(owner.value.facts.id, listing, { limit, offset }), terminal));
    },
  }),
];
