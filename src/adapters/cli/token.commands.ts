import { z } from 'zod';
import type { OperatorUseCases } from '../../application/accounts/operator/use-cases.ts';
import { type CliCommand, command, type Use } from './command.ts';
import type { CliFailure } from './messages.ts';
import { instant, text, wholeNumber } from './schemas.ts';

const monthInMinutes = 30 * 24 * 60;

export const tokenCommands = (use: Use<OperatorUseCases>): readonly CliCommand<CliFailure>[] => [
  command({
    words: 'token issue',
    summary: "prints an access token for a user; a new id gets its user at the token's first use",
    arguments: { '[user]': 'id or e-mail (default: newcomer)' },
    options: [{ flags: '--minutes <number>', description: 'how long it is good, up to 30 days (default: 60)' }],
    examples: ['token issue', 'token issue ada@example.com --minutes 15', 'token issue newcomer --json'],
    input: z.strictObject({
      user: text.default('newcomer'),
      minutes: wholeNumber(1, monthInMinutes).prefault('60'),
    }),
    output: z.strictObject({ token: z.string(), userId: z.string(), expiresAt: instant }),
    run: async ({ user, minutes }) => {
      const { issueToken } = await use();
      return (await issueToken.execute(user, minutes * 60)).map(({ token, userId, expiresAt }) => {
        const json = { token: token.reveal(), userId, expiresAt };
        return { json, text: json.token };
      });
    },
  }),
];
