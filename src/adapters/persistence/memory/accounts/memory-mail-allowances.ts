import type { MailAllowances } from '../../../../application/accounts/links/ports.ts';
import type { EmailKey } from '../../../../domain/accounts/email.ts';
import type { LinkPurpose } from '../../../../domain/accounts/link.ts';
import { withAnotherMail } from '../../../../domain/accounts/mail-allowance.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { digestOfAddress } from '../../digest-of-address.ts';
import { type MailAllowanceRow, mailAllowancesTable } from '../../tables/mail-allowances-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';

export class MemoryMailAllowances implements MailAllowances {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryRows<MailAllowanceRow>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = new MemoryRows(database, mailAllowancesTable);
  }

  take(mailbox: EmailKey, purpose: LinkPurpose, now: Instant): Promise<boolean> {
    return this.#database.write(() => {
      const addressDigest = digestOfAddress(mailbox);
      const sentAt = withAnotherMail(this.#rows.get(addressDigest, purpose)?.sentAt ?? [], now);
      if (sentAt === undefined) return false;
      this.#rows.set({ addressDigest, purpose, sentAt, lastAt: now });
      return true;
    });
  }

  forgetBefore(moment: Instant, limit: number): Promise<number> {
    return this.#database.write(() => this.#rows.deleteWhere(({ lastAt }) => lastAt < moment, limit));
  }
}
