import { z } from 'zod';
import type { CreateUser } from '../../application/accounts/operator/create-user.ts';
import type { DeleteUser } from '../../application/accounts/operator/delete-user.ts';
import type { ExportUser } from '../../application/accounts/operator/export-user.ts';
import type { FindUser } from '../../application/accounts/operator/find-user.ts';
import type { SetPassword } from '../../application/accounts/operator/set-password.ts';
import { type CliCommand, command, type Use, using } from './command.ts';
import { userArgument } from './found-user.ts';
import type { CliFailure } from './messages.ts';
import { type ChosenPassword, choosePassword, passwordChoice, passwordOptions } from './password.ts';
import { flag, text } from './schemas.ts';
import { facts } from './table.ts';
import { presentUser, userView } from './users.views.ts';
import { writePrivately } from './write-privately.ts';

export interface AccountUseCases {
  readonly find: FindUser;
  readonly create: CreateUser;
  readonly setPassword: SetPassword;
  readonly exportUser: ExportUser;
  readonly remove: DeleteUser;
}

const createdView = userView.extend({ password: z.string().nullable() });
const passwordView = z.strictObject({ userId: z.string(), password: z.string().nullable() });
const oneWay = { error: 'either --generate or --password-stdin', path: [] };
const isOneWay = ({ generate, passwordStdin }: { generate: boolean; passwordStdin: boolean }): boolean =>
  !(generate && passwordStdin);

const shownOnce = ({ password, generated }: ChosenPassword): string | null => (generated ? password : null);

/** Making and unmaking accounts, and what is kept about a person. */
export const accountsCommands = (use: Use<AccountUseCases>): readonly CliCommand<CliFailure>[] => [
  command({
    words: 'users create',
    summary: 'makes an account with a password; its e-mail counts as verified, and no mail is sent',
    arguments: { '<email>': 'the e-mail to sign in with' },
    options: [
      { flags: '--name <name>', description: 'what the person is called' },
      { flags: '--admin', description: 'make an admin' },
      ...passwordOptions,
    ],
    examples: [
      'users create ada@example.com --name "Ada Lovelace"',
      'users create root@example.com --name Root --admin --generate',
      'users create ci@example.com --name CI --password-stdin < password.txt',
    ],
    input: z
      .strictObject({ email: text, name: z.string({ error: 'required' }), admin: flag, ...passwordChoice })
      .refine(isOneWay, oneWay),
    output: createdView,
    run: ({ email, name, admin, ...choice }, terminal) =>
      choosePassword(choice, terminal).andThen((chosen) =>
        using(use)
          .andThen(({ create }) =>
            create.execute({ email, name, password: chosen.password, role: admin ? 'admin' : 'user' }),
          )
          .map((user) => {
            const json = { ...presentUser(user), password: shownOnce(chosen) };
            const { password, ...shown } = json;
            return { json, text: facts(password === null ? shown : json) };
          }),
      ),
  }),
  command({
    words: 'users set-password',
    summary: 'gives an account another password and ends its sessions',
    arguments: userArgument,
    options: passwordOptions,
    examples: ['users set-password ada@example.com', 'users set-password ada@example.com --generate'],
    input: z.strictObject({ user: text, ...passwordChoice }).refine(isOneWay, oneWay),
    output: passwordView,
    run: ({ user: who, ...choice }, terminal) =>
      using(use).andThen(({ find, setPassword }) =>
        find.execute(who).andThen(({ facts: { id } }) =>
          choosePassword(choice, terminal).andThen((chosen) =>
            setPassword.execute(id, chosen.password).map(() => {
              const json = { userId: id, password: shownOnce(chosen) };
              return { json, text: facts(chosen.generated ? json : { userId: id, password: 'changed' }) };
            }),
          ),
        ),
      ),
  }),
  command({
    words: 'users export',
    summary: 'prints everything that is kept about a user, as JSON',
    arguments: userArgument,
    options: [{ flags: '--output <file>', description: 'write it to a new file that only you can read' }],
    examples: ['users export ada@example.com', 'users export ada@example.com --output ada.json'],
    input: z.strictObject({ user: text, output: text.optional() }),
    output: z.looseObject({ user: z.looseObject({}) }),
    run: ({ user: who, output }) =>
      using(use)
        .andThen(({ find, exportUser }) => find.execute(who).andThen(({ facts: { id } }) => exportUser.execute(id)))
        .andThen((kept) => {
          const json = kept as { user: Record<string, unknown> };
          const whole = JSON.stringify(kept, null, 2);
          return writePrivately(output, `${whole}\n`).map((path) => ({ json, text: path ?? whole }));
        }),
  }),
  command({
    words: 'users delete',
    summary: 'erases a person from everything but the audit log and payments, where nobody is named any more',
    arguments: userArgument,
    examples: ['users delete ada@example.com', 'users delete ada@example.com --yes'],
    input: z.strictObject({ user: text }),
    output: z.strictObject({ userId: z.string(), deleted: z.literal(true) }),
    confirm: ({ user }) => `Everything of ${user} goes for ever. Delete?`,
    run: ({ user: who }) =>
      using(use).andThen(({ find, remove }) =>
        find
          .execute(who)
          .andThen(({ facts: { id } }) => remove.execute(id).map(() => ({ userId: id, deleted: true as const })))
          .map((json) => ({ json, text: `deleted  ${json.userId}` })),
      ),
  }),
];
