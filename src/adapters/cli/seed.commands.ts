import { z } from 'zod';
import type { DemoUseCases } from '../../application/demo/use-cases.ts';
import { Secret } from '../../domain/kernel/secret.ts';
import { type CliCommand, command, type Use } from './command.ts';
import type { CliFailure } from './messages.ts';
import { generatedPassword } from './password.ts';
import { wholeNumber } from './schemas.ts';
import { facts } from './table.ts';

export interface SeedTools {
  readonly demo: DemoUseCases;
  readonly config: { readonly environment: string };
}

export const seedCommands = (use: Use<SeedTools>): readonly CliCommand<CliFailure>[] => [
  command({
    words: 'seed',
    summary: 'adds demo people with projects and tasks; each run adds others',
    options: [
      { flags: '--users <number>', description: 'how many people (default: 10)' },
      { flags: '--tasks <number>', description: 'how many tasks, all people together (default: 200)' },
    ],
    examples: ['seed', 'seed --users 1000 --tasks 100000'],
    input: z.strictObject({
      users: wholeNumber(1, 100_000).prefault('10'),
      tasks: wholeNumber(0, 10_000_000).prefault('200'),
    }),
    output: z.strictObject({
      users: z.int(),
      projects: z.int(),
      tasks: z.int(),
      firstUser: z.strictObject({ id: z.string(), email: z.string() }),
      password: z.string(),
    }),
    confirm: async () =>
      (await use()).config.environment === 'production'
        ? 'This is production, and demo people can sign in. Add them?'
        : undefined,
    run: async ({ users, tasks }, terminal) => {
      const { demo } = await use();
      const progress = await terminal.progress('tasks', tasks);
      const password = generatedPassword();
      const wish = { users, tasks, password: new Secret(password) };
      const seeded = await demo.seed.execute(wish, (done) => progress.reached(done));
      progress.end();
      return seeded.map(({ people: [first], projects }) => {
        const firstUser = { id: first?.id ?? '', email: first?.email ?? '' };
        const { email } = firstUser;
        const shown = facts({ users, projects, tasks, 'first user': email, 'password of all': password });
        return { json: { users, projects, tasks, firstUser, password }, text: shown };
      });
    },
  }),
];
