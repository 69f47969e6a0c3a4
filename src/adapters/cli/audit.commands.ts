import { err, ok } from 'neverthrow';
import { z } from 'zod';
import type { OperatorUseCases } from '../../application/accounts/operator/use-cases.ts';
import type { AuditLog } from '../../application/audit/ports.ts';
import { entriesView, shownEntries } from './audit.views.ts';
import { type CliCommand, command, type Use } from './command.ts';
import { idOf } from './found-user.ts';
import type { CliFailure } from './messages.ts';
import { moment, said, text, windowed, windowOptions } from './schemas.ts';

export interface AuditTools {
  readonly operators: Pick<OperatorUseCases, 'find'>;
  readonly log: Pick<AuditLog, 'page'>;
}

export const auditCommands = (use: Use<AuditTools>): readonly CliCommand<CliFailure>[] => [
  command({
    words: 'audit list',
    summary: 'lists who did what, the newest first',
    options: [
      { flags: '--user <user>', description: 'id or e-mail: what they did, and what concerned them' },
      { flags: '--transaction <id>', description: 'the id of a payment' },
      { flags: '--action <action>', description: 'for example user.locked or payment.completed' },
      { flags: '--since <moment>', description: 'from then on: 2026-11-20 or 2026-11-20T14:00Z' },
      { flags: '--until <moment>', description: 'up to then; a date is its first moment in UTC' },
      ...windowOptions,
    ],
    examples: ['audit list --user ada@example.com', 'audit list --action user.role_changed --since 2026-11-01 --json'],
    ids: { user: 'user', transaction: 'payment' },
    input: z.strictObject({
      user: text.optional(),
      transaction: text.optional(),
      action: text.optional(),
      since: moment.optional(),
      until: moment.optional(),
      ...windowed,
    }),
    output: entriesView,
    run: async ({ user, transaction, action, since, until, limit, offset }, terminal) => {
      const { operators, log } = await use();
      const userId = await idOf(operators.find, user);
      if (userId.isErr()) return err(userId.error);
      const filter = said({ userId: userId.value, transactionId: transaction, action, since, until });
      return ok(shownEntries(await log.page(filter, { limit, offset }), terminal));
    },
  }),
];
