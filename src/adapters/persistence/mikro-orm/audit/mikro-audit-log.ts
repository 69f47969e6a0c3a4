import type { AuditEntry, AuditFilter, AuditLog } from '../../../../application/audit/ports.ts';
import type { Page, Window } from '../../../../application/kernel/page.ts';
import { auditEntriesTable, auditEntryOf, auditRowOf } from '../../tables/audit-entries-table.ts';
import type { Database } from '../database.ts';
import { pageOf } from '../reading/page-of.ts';
import { rowFromJson } from '../reading/row-from-json.ts';

export class MikroAuditLog implements AuditLog {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async record(entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const rows = entries.map((entry) => auditEntriesTable.toColumns(auditRowOf(entry)));
    await this.#database.kysely().insertInto('audit_entries').values(rows).execute();
  }

  async page(filter: AuditFilter, window: Window): Promise<Page<AuditEntry>> {
    const matching = this.#matching(filter);
    const rows = matching.select(auditEntriesTable.all).orderBy('at', 'desc').orderBy('id', 'desc');
    const { items, total } = await pageOf(this.#database.kysely(), { matching, rows, window });
    return { items: items.map((row) => auditEntryOf(rowFromJson(auditEntriesTable, row))), total };
  }

  #matching({ userId, transactionId, action, since, until }: AuditFilter) {
    let entries = this.#database.kysely().selectFrom('audit_entries');
    if (userId !== undefined)
      entries = entries.where(({ and, eb, or }) =>
        or([eb('user_id', '=', userId), and([eb('actor_type', '=', 'user'), eb('actor_id', '=', userId)])]),
      );
    if (transactionId !== undefined) entries = entries.where('transaction_id', '=', transactionId);
    if (action !== undefined) entries = entries.where('action', '=', action);
    if (since !== undefined) entries = entries.where('at', '>=', since);
    return until === undefined ? entries : entries.where('at', '<=', until);
  }
}
