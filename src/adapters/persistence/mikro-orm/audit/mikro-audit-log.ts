import type { AuditEntry, AuditFilter, AuditLog } from '../../../../application/audit/ports.ts';
import type { Page, Window } from '../../../../application/kernel/page.ts';
import type { Database } from '../database.ts';
import { toEntry, toRow } from './audit-rows.ts';

export class MikroAuditLog implements AuditLog {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async record(entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.#database.kysely().insertInto('audit_entries').values(entries.map(toRow)).execute();
  }

  async page(filter: AuditFilter, { limit, offset }: Window): Promise<Page<AuditEntry>> {
    const matching = this.#matching(filter);
    const rows = await matching
      .selectAll()
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .offset(offset)
      .execute();
    const { total } = await matching.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    return { items: rows.map(toEntry), total };
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
