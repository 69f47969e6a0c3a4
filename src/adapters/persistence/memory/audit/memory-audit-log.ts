import type {
  AuditEntry,
  AuditFilter,
  AuditLog,
  AuditSortField,
  ListedEntry,
} from '../../../../application/audit/ports.ts';
import type { Lists } from '../../../../application/kernel/listing.ts';
import type { Page, Window } from '../../../../application/kernel/page.ts';
import { type AuditEntryRow, auditEntriesTable, auditEntryOf, auditRowOf } from '../../tables/audit-entries-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryLists } from '../kernel/memory-lists.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';
import { found } from '../resource/search.ts';

export class MemoryAuditLog implements AuditLog {
  readonly lists: Lists<ListedEntry, AuditSortField, AuditFilter>;
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryRows<AuditEntryRow>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = new MemoryRows(database, auditEntriesTable);
    this.lists = new MemoryLists({
      matching: async (filter) => (await this.#matching(filter)).map((entry) => ({ ...entry, createdAt: entry.at })),
      isOfWords: () => false,
    });
  }

  async record(entries: readonly AuditEntry[]): Promise<void> {
    await this.#database.write(() => {
      for (const entry of entries) this.#rows.set(auditRowOf(entry));
    });
  }

  async page(filter: AuditFilter, { limit, offset }: Window): Promise<Page<AuditEntry>> {
    const found = [...(await this.#matching(filter))].sort((a, b) =>
      a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1,
    );
    return { items: found.slice(offset, offset + limit), total: found.length };
  }

  async #matching(filter: AuditFilter): Promise<readonly AuditEntry[]> {
    const all = await this.#database.read(() => this.#rows.all().map(auditEntryOf));
    return all.filter((entry) => matches(entry, filter));
  }
}

const matches = (entry: AuditEntry, { userId, transactionId, action, since, until, search }: AuditFilter): boolean =>
  (userId === undefined || entry.userId === userId || (entry.actor.type === 'user' && entry.actor.id === userId)) &&
  (transactionId === undefined || entry.transactionId === transactionId) &&
  (action === undefined || entry.action === action) &&
  (since === undefined || entry.at >= since) &&
  (until === undefined || entry.at <= until) &&
  (search === undefined || entry.subject.id === search || found(search, [entry.action, entry.why]));
