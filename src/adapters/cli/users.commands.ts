import { z } from 'zod';
import type { ChangeAccountStatus } from '../../application/accounts/operator/change-account-status.ts';
import type { FindUser } from '../../application/accounts/operator/find-user.ts';
import type { ListUsers } from '../../application/accounts/operator/list-users.ts';
import type { RevokeSessions } from '../../application/accounts/operator/revoke-sessions.ts';
import type { ListSessions } from '../../application/accounts/sessions/list-sessions.ts';
import { type CliCommand, command, type Use, using } from './command.ts';
import { userArgument } from './found-user.ts';
import type { CliFailure } from './messages.ts';
import { oneOf, said, text, windowed, windowOptions } from './schemas.ts';
import { facts } from './table.ts';
import { sessionsView, shownSessions, shownUser, shownUsers, usersView, userView } from './users.views.ts';

export interface UserUseCases {
  readonly find: FindUser;
  readonly list: ListUsers;
  readonly changeAccountStatus: ChangeAccountStatus;
  readonly sessions: ListSessions;
  readonly revokeSessions: RevokeSessions;
}

const aUser = z.strictObject({ user: text });
const revokedView = z.strictObject({ userId: z.string(), ended: z.int() });

/** Looking for users, and deciding what they may. */
export function usersCommands(use: Use<UserUseCases>): readonly CliCommand<CliFailure>[] {
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
      run: ({ limit, offset, ...filter }, terminal) =>
        using(use)
          .andThen(({ list }) => list.execute(said(filter), { limit, offset }))
          .map(({ items, total }) => shownUsers(items, total, terminal)),
    }),
    command({
      words: 'users show',
      summary: 'shows a user',
      arguments: userArgument,
      examples: ['users show ada@example.com', 'users show ada@example.com --json'],
      input: aUser,
      output: userView,
      run: ({ user: who }) =>
        using(use)
          .andThen(({ find }) => find.execute(who))
          .map((user) => shownUser(user)),
    }),
    ...accountStatuses(use),
    command({
      words: 'users sessions',
      summary: 'lists where a user is signed in',
      arguments: userArgument,
      examples: ['users sessions ada@example.com'],
      input: aUser,
      output: sessionsView,
      run: ({ user: who }, terminal) =>
        using(use)
          .andThen(({ find, sessions }) =>
            find.execute(who).andThen(({ facts: { id } }) => sessions.execute({ userId: id, sessionId: null })),
          )
          .map((found) => shownSessions(found, terminal)),
    }),
    command({
      words: 'users revoke-sessions',
      summary: 'ends every session of a user',
      arguments: userArgument,
      examples: ['users revoke-sessions ada@example.com'],
      input: aUser,
      output: revokedView,
      run: ({ user: who }) =>
        using(use)
          .andThen(({ find, revokeSessions }) =>
            find
              .execute(who)
              .andThen(({ facts: { id } }) => revokeSessions.execute(id).map((ended) => ({ userId: id, ended }))),
          )
          .map((json) => ({ json, text: facts(json) })),
    }),
  ];
}

const decisions: readonly [
  string,
  string,
  (accountStatus: ChangeAccountStatus, id: string) => ReturnType<ChangeAccountStatus['lock']>,
][] = [
  ['promote', 'makes a user an admin', (accountStatus, id) => accountStatus.giveRole(id, 'admin')],
  ['demote', 'makes an admin an ordinary user again', (accountStatus, id) => accountStatus.giveRole(id, 'user')],
  ['lock', 'refuses every request of a user until `users unlock`', (accountStatus, id) => accountStatus.lock(id)],
  ['unlock', 'lifts a lock, also the one after wrong passwords', (accountStatus, id) => accountStatus.unlock(id)],
  ['verify', "counts a user's e-mail address as verified", (accountStatus, id) => accountStatus.verify(id)],
];

/** What is decided reaches every server process within a second. */
const accountStatuses = (use: Use<UserUseCases>): readonly CliCommand<CliFailure>[] =>
  decisions.map(([verb, summary, decide]) =>
    command({
      words: `users ${verb}`,
      summary,
      arguments: userArgument,
      examples: [`users ${verb} ada@example.com`],
      input: aUser,
      output: userView,
      run: ({ user: who }) =>
        using(use)
          .andThen(({ find, changeAccountStatus }) =>
            find.execute(who).andThen(({ facts: { id } }) => decide(changeAccountStatus, id)),
          )
          .map((user) => shownUser(user)),
    }),
  );
