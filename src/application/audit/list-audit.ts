import { ResultAsync } from 'neverthrow';
import type { AuditEntry } from '../../domain/audit/entry.ts';
import type { Page, Window } from '../kernel/page.ts';
import type { AuditFilter, AuditLog } from './ports.ts';

/** For operators only: no route leads here. */
export class ListAudit {
  readonly #log: AuditLog;

  constructor(log: AuditLog) {
    this.#log = log;
  }

  execute(filter: AuditFilter, window: Window): ResultAsync<Page<AuditEntry>, never> {
    return ResultAsync.fromSafePromise(this.#log.page(filter, window));
  }
}
