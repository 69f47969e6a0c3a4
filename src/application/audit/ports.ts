import type { AuditEntry } from '../../domain/audit/entry.ts';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { Lists } from '../kernel/listing.ts';
import type { Page, Window } from '../kernel/page.ts';

export { type AuditActor, type AuditDetails, type AuditEntry, auditEntry } from '../../domain/audit/entry.ts';

export interface AuditFilter {
  /** Entries by this person or about this person's affairs. */
  readonly userId?: string;
  readonly transactionId?: string;
  readonly action?: string;
  readonly since?: Instant;
  readonly until?: Instant;
  /** A part of the action or of the reason, or the id of what it was done to. */
  readonly search?: string;
}

/** An entry as lists show it: `createdAt` is when it happened. */
export interface ListedEntry extends AuditEntry {
  readonly createdAt: Instant;
}
export const auditSortFields = ['createdAt'] as const;
export type AuditSortField = (typeof auditSortFields)[number];

export interface AuditLog {
  /** Joins the running unit of work: without its commit nothing is written. */
  record(entries: readonly AuditEntry[]): Promise<void>;
  /** Newest first. */
  page(filter: AuditFilter, window: Window): Promise<Page<AuditEntry>>;
  /** In whatever order, from wherever in it. */
  readonly lists: Lists<ListedEntry, AuditSortField, AuditFilter>;
}
