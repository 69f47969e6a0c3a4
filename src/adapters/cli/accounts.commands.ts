import { err, type Result } from 'neverthrow';
import { z } from 'zod';
import type { OperatorUseCases } from '../../application/accounts/operator/use-cases.ts';
import { type CliCommand, command, type Shown, type Use } from './command.ts';
import { userArgument } from './found-user.ts';
import type { CliFailure } from './messages.ts';
import { type ChosenPassword, choosePassword, passwordChoice, passwordOptions } from './password.ts';
import { flag, text } from './schemas.ts';
import { facts } from './table.ts';
import { presentUser, userView } from './users.views.ts';
import { writePrivately } from './write-privately.ts';

type Outcome<Json> = Promise<Result<Shown<Json>, CliFailure>>;

const createdView = userView.extend({ password: z.string().nullable() });
const passwordView = z.strictObject({ userId: z.string(), password: z.string().nullable() });
const exportView = z.looseObject({ user: z.looseObject({}) });
const oneWay = { error: 'either --generate or --password-stdin', path: [] };
const isOneWay = ({ generate, passwordStdin }: { generate: boolean; passwordStdin: boolean }): boolean =>
  !(generate && passwordStdin);

const shownOnce = ({ password, generated }: ChosenPassword): string | null => (generated ? password : null);

/** Making and unmaking accounts, and what is kept about a person. */
export const accountsCommands = (use: Use<OperatorUseCases>): readonly CliCommand<CliFailure>[] => [
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
    run: async ({ email, name, admin, ...choice }, terminal): Outcome<z.infer<typeof createdView>> => {
      const chosen = await choosePassword(choice, terminal);
      if (chosen.isErr()) return err(chosen.error);
      const { create } = await use();
      const { password } = chosen.value;
      return (await create.execute({ email, name, password, role: admin ? 'admin' : 'user' })).map((user) => {
        const shown = presentUser(user);
        const json = { ...shown, password: shownOnce(chosen.value) };
        return { json, text: facts(json.password === null ? shown : json) };
      });
    },
  }),
  command({
    words: 'users set-password',
    summary: 'gives an account another password and ends its sessions',
    arguments: userArgument,
    options: passwordOptions,
    examples: ['users set-password ada@example.com', 'users set-password ada@example.com --generate'],
    ids: { user: 'user' },
    input: z.strictObject({ user: text, ...passwordChoice }).refine(isOneWay, oneWay),
    output: passwordView,
    run: async ({ user: who, ...choice }, terminal): Outcome<z.infer<typeof passwordView>> => {
      const { find, setPassword } = await use();
      const user = await find.execute(who);
      if (user.isErr()) return err(user.error);
      const chosen = await choosePassword(choice, terminal);
      if (chosen.isErr()) return err(chosen.error);
      const userId = user.value.facts.id;
      const { password, generated } = chosen.value;
      return (await setPassword.execute(userId, password)).map(() => {
        const json = { userId, password: shownOnce(chosen.value) };
        return { json, text: facts(generated ? json : { userId, password: 'changed' }) };
      });
    },
  }),
  command({
    words: 'users export',
    summary: 'prints everything that is kept about a user, as JSON',
    arguments: userArgument,
    options: [{ flags: '--output <file>', description: 'write it to a new file that only you can read' }],
    examples: ['users export ada@example.com', 'users export ada@example.com --output ada.json'],
    ids: { user: 'user' },
    input: z.strictObject({ user: text, output: text.optional() }),
    output: exportView,
    run: async ({ user: who, output }): Outcome<z.infer<typeof exportView>> => {
      const { find, exportUser } = await use();
      const user = await find.execute(who);
      if (user.isErr()) return err(user.error);
      const kept = await exportUser.execute(user.value.facts.id);
      if (kept.isErr()) return err(kept.error);
      const json = kept.value as z.infer<typeof exportView>;
      const whole = JSON.stringify(json, null, 2);
      return (await writePrivately(output, `${whole}\n`)).map((path) => ({ json, text: path ?? whole }));
    },
  }),
  command({
    words: 'users delete',
    summary: 'erases a person from everything but the audit log and payments, where nobody is named any more',
    arguments: userArgument,
    examples: ['users delete ada@example.com', 'users delete ada@example.com --yes'],
    ids: { user: 'user' },
    input: z.strictObject({ user: text }),
    output: z.strictObject({ userId: z.string(), deleted: z.literal(true) }),
    confirm: ({ user }) => `Everything of ${user} goes for ever. Delete?`,
    run: async ({ user: who }) => {
      const { find, deleteUser } = await use();
      const user = await find.execute(who);
      if (user.isErr()) return err(user.error);
      const userId = user.value.facts.id;
      const json = { userId, deleted: true as const };
      return (await deleteUser.execute(userId)).map(() => ({ json, text: `deleted  ${userId}` }));
    },
  }),
];
