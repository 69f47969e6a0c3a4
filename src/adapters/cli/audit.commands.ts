import { err, ok } from 'neverthrow';
import { z } from 'zod';
import type { FindUser } from '../../application/accounts/operator/find-user.ts';
import type { AuditLog } from '../../application/audit/ports.ts';
import type { AuditEntry } from '../../domain/audit/entry.ts';
import { type CliCommand, command, type Use } from './command.ts';
import { idOf } from './found-user.ts';
import type { CliFailure } from './messages.ts';
import { instant, listOf, moment, said, text, windowed, windowOptions } from './schemas.ts';
import { idColumn, page, table } from './table.ts';

export interface AuditUseCases {
  readonly find: FindUser;
  readonly log: Pick<AuditLog, 'page'>;
}

const entryView = z.strictObject({
  id: z.string(),
  at: instant,
  actor: z.strictObject({ type: z.string(), id: z.string().nullable() }),
  userId: z.string().nullable(),
  action: z.string(),
  subject: z.strictObject({ type: z.string(), id: z.string() }),
  transactionId: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  why: z.string().nullable(),
  gatewayId: z.string().nullable(),
  requestId: z.string().nullable(),
  address: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

const changeOf = ({ from, to }: AuditEntry): string | null => (to === null ? null : `${from ?? 'new'} → ${to}`);

export const auditCommands = (use: Use<AuditUseCases>): readonly CliCommand<CliFailure>[] => [
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
    input: z.strictObject({
      user: text.optional(),
      transaction: text.optional(),
      action: text.optional(),
      since: moment.optional(),
      until: moment.optional(),
      ...windowed,
    }),
    output: listOf(entryView),
    run: async ({ user, transaction, action, since, until, limit, offset }, terminal) => {
      const { find, log } = await use();
      const userId = await idOf(find, user);
      if (userId.isErr()) return err(userId.error);
      const filter = said({ userId: userId.value, transactionId: transaction, action, since, until });
      const { items, total } = await log.page(filter, { limit, offset });
      const rows = items.map((entry) => {
        const { at, actor, action: did, subject, userId: whom, why } = entry;
        return [at, actor.id ?? actor.type, did, `${subject.type} ${subject.id}`, whom, changeOf(entry), why];
      });
      const headings = ['at', 'by', 'action', idColumn('about'), idColumn('user'), 'change', 'why'];
      const all = items.map((entry) => entryView.parse(entry));
      return ok({
        json: { items: all, total },
        text: page(table(headings, rows, terminal), items.length, total),
      });
    },
  }),
];
