import { z } from 'zod';
import type { Page } from '../../application/kernel/page.ts';
import type { AuditEntry } from '../../domain/audit/entry.ts';
import type { Shown } from './command.ts';
import { type Fields, instant, listOf } from './schemas.ts';
import { idColumn, page, table } from './table.ts';
import type { Terminal } from './terminal.ts';

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
} satisfies Fields<AuditEntry>);
export const entriesView = listOf(entryView);

const changeOf = ({ from, to }: AuditEntry): string | null => (to === null ? null : `${from ?? 'new'} → ${to}`);

/** An entry is shown as it was written; the schema's type says that nothing of it is left out. */
const presentEntry = (entry: AuditEntry) => entry satisfies z.infer<typeof entryView>;

const headings = ['at', idColumn('by'), 'action', idColumn('about'), idColumn('user'), 'change', 'why'];

export function shownEntries(
  { items, total }: Page<AuditEntry>,
  terminal: Terminal,
): Shown<z.infer<typeof entriesView>> {
  const rows = items.map((entry) => {
    const { at, actor, action, subject, userId, why } = entry;
    return [at, actor.id ?? actor.type, action, `${subject.type} ${subject.id}`, userId, changeOf(entry), why];
  });
  return {
    json: { items: items.map(presentEntry), total },
    text: page(table(headings, rows, terminal), items.length, total),
  };
}
