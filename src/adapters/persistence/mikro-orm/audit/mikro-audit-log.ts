import { sql } from 'kysely';
import type {
  AuditEntry,
  AuditFilter,
  AuditLog,
  AuditSortField,
  ListedEntry,
} from '../../../../application/audit/ports.ts';
import type { Lists } from '../../../../application/kernel/listing.ts';
import type { Page, Window } from '../../../../application/kernel/page.ts';
import { auditEntriesTable, auditEntryOf, auditRowOf } from '../../tables/audit-entries-table.ts';
import type { Database, Queries } from '../database.ts';
import { MikroLists } from '../reading/mikro-lists.ts';
import { pageOf } from '../reading/page-of.ts';
import { rowFromJson } from '../reading/row-from-json.ts';
import { foundIn } from '../resource/search.ts';

export class MikroAuditLog implements AuditLog {
  readonly lists: Lists<ListedEntry, AuditSortField, AuditFilter>;
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    this.lists = new MikroLists(database, {
      column: () => auditEntriesTable.column('at'),
      nameOf: () => 'at',
      matching,
      selected: (_, rows) => rows.select(auditEntriesTable.all),
      restore: (row) => {
        const entry = auditEntryOf(rowFromJson(auditEntriesTable, row));
        return { ...entry, createdAt: entry.at };
      },
    });
  }

  async record(entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const rows = entries.map((entry) => auditEntriesTable.toColumns(auditRowOf(entry)));
    await this.#database.kysely().insertInto('audit_entries').values(rows).execute();
  }

  async page(filter: AuditFilter, window: Window): Promise<Page<AuditEntry>> {
    const queries = this.#database.kysely();
    const all = matching(queries, filter);
    const rows = all.select(auditEntriesTable.all).orderBy('at', 'desc').orderBy('id', 'desc');
    const { items, total } = await pageOf(queries, { matching: all, rows, window });
    return { items: items.map((row) => auditEntryOf(rowFromJson(auditEntriesTable, row))), total };
  }
}

function matching(queries: Queries, { userId, transactionId, action, since, until, search }: AuditFilter) {
  let entries = queries.selectFrom('audit_entries');
  if (userId !== undefined)
    entries = entries.where(({ and, eb, or }) =>
      or([eb('user_id', '=', userId), and([eb('actor_type', '=', 'user'), eb('actor_id', '=', userId)])]),
    );
  if (transactionId !== undefined) entries = entries.where('transaction_id', '=', transactionId);
  if (action !== undefined) entries = entries.where('action', '=', action);
  if (since !== undefined) entries = entries.where('at', '>=', since);
  if (until !== undefined) entries = entries.where('at', '<=', until);
  if (search === undefined) return entries;
  return entries.where(({ eb, or }) =>
    or([foundIn([sql.ref('action'), sql.ref('why')], search), eb('subject_id', '=', search)]),
  );
}
