import { err, ok, type Result } from 'neverthrow';
import { z } from 'zod';
import type { ChangeAccountStatus } from '../../application/accounts/operator/change-account-status.ts';
import type { OperatorUseCases } from '../../application/accounts/operator/use-cases.ts';
import type { User } from '../../domain/accounts/user.ts';
import { type CliCommand, command, type Shown, type Use } from './command.ts';
import { userArgument } from './found-user.ts';
import type { CliFailure } from './messages.ts';
import { oneOf, said, text, windowed, windowOptions } from './schemas.ts';
import { facts } from './table.ts';
import { sessionsView, shownSessions, shownUser, shownUsers, usersView, userView } from './users.views.ts';

const aUser = z.strictObject({ user: text });
const revokedView = z.strictObject({ userId: z.string(), ended: z.int() });

/** Looking for users, and deciding what they may. */
export function usersCommands(use: Use<OperatorUseCases>): readonly CliCommand<CliFailure>[] {
  return [
    command({
      words: 'users list',
      summary: 'lists users, the newest first',
      options: [
        { flags: '--search <text>', description: 'a part of the e-mail, name or id' },
        { flags: '--role <role>', description: 'user or admin' },
        { flags: '--state <state>', description: 'live, locked or deleted' },
        ...windowOptions,
      ],
      examples: ['users list', 'users list --search ada --state locked', 'users list --role admin --json'],
      input: z.strictObject({
        search: text.optional(),
        role: oneOf('user', 'admin').optional(),
        state: oneOf('live', 'locked', 'deleted').optional(),
        ...windowed,
      }),
      output: usersView,
      run: async ({ limit, offset, ...filter }, terminal) => {
        const { directory } = await use();
        const { items, total } = await directory.page(said(filter), { limit, offset });
        return ok(shownUsers(items, total, terminal));
      },
    }),
    command({
      words: 'users show',
      summary: 'shows a user',
      arguments: userArgument,
      examples: ['users show ada@example.com', 'users show ada@example.com --json'],
      ids: { user: 'user' },
      input: aUser,
      output: userView,
      run: async ({ user: who }) => {
        const { find } = await use();
        return (await find.execute(who)).map((user) => shownUser(user));
      },
    }),
    ...accountStatuses(use),
    command({
      words: 'users sessions',
      summary: 'lists where a user is signed in',
      arguments: userArgument,
      examples: ['users sessions ada@example.com'],
      ids: { user: 'user' },
      input: aUser,
      output: sessionsView,
      run: async ({ user: who }, terminal) => {
        const { find, listSessions } = await use();
        const user = await find.execute(who);
        if (user.isErr()) return err(user.error);
        const sessions = await listSessions.execute({ userId: user.value.facts.id, sessionId: null });
        return sessions.map((found) => shownSessions(found, terminal));
      },
    }),
    command({
      words: 'users revoke-sessions',
      summary: 'ends every session of a user',
      arguments: userArgument,
      examples: ['users revoke-sessions ada@example.com'],
      ids: { user: 'user' },
      input: aUser,
      output: revokedView,
      run: async ({ user: who }) => {
        const { find, revokeSessions } = await use();
        const user = await find.execute(who);
        if (user.isErr()) return err(user.error);
        const userId = user.value.facts.id;
        return (await revokeSessions.execute(userId)).map((ended) => {
          const json = { userId, ended };
          return { json, text: facts(json) };
        });
      },
    }),
  ];
}

type Decide = (change: ChangeAccountStatus, id: string) => Promise<Result<User, CliFailure>>;

const decisions: readonly [string, string, Decide][] = [
  ['promote', 'makes a user an admin', (change, id) => change.giveRole(id, 'admin')],
  ['demote', 'makes an admin an ordinary user again', (change, id) => change.giveRole(id, 'user')],
  ['lock', 'refuses every request of a user until `users unlock`', (change, id) => change.lock(id)],
  ['unlock', 'lifts a lock, also the one after wrong passwords', (change, id) => change.unlock(id)],
  ['verify', "counts a user's e-mail address as verified", (change, id) => change.verify(id)],
];

/** What is decided reaches every server process within a second. */
const accountStatuses = (use: Use<OperatorUseCases>): readonly CliCommand<CliFailure>[] =>
  decisions.map(([verb, summary, decide]) =>
    command({
      words: `users ${verb}`,
      summary,
      arguments: userArgument,
      examples: [`users ${verb} ada@example.com`],
      ids: { user: 'user' },
      input: aUser,
      output: userView,
      run: async ({ user: who }): Promise<Result<Shown<z.infer<typeof userView>>, CliFailure>> => {
        const { find, changeAccountStatus } = await use();
        const user = await find.execute(who);
        if (user.isErr()) return err(user.error);
        return (await decide(changeAccountStatus, user.value.facts.id)).map((changed) => shownUser(changed));
      },
    }),
  );
